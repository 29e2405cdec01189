# What is installed and where, for distributions: the program with its data, schema, manual page and
# completions (component runtime), and grid and sim as libraries (component development).
include(CMakePackageConfigHelpers)

# made by the program itself, of the tables that it checks and parses by
set(made ${CMAKE_CURRENT_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${made})
add_custom_command(
  OUTPUT ${made}/gigaload.1 ${made}/gigaload.bash ${made}/_gigaload ${made}/gigaload.schema.json
  COMMAND gigaload man > ${made}/gigaload.1
  COMMAND gigaload completion bash > ${made}/gigaload.bash
  COMMAND gigaload completion zsh > ${made}/_gigaload
  COMMAND gigaload show --schema > ${made}/gigaload.schema.json
  DEPENDS gigaload
  COMMENT "Manual page, completions and the JSON Schema of scenarios"
  VERBATIM)
add_custom_target(gigaload_manual ALL
  DEPENDS ${made}/gigaload.1 ${made}/gigaload.bash ${made}/_gigaload ${made}/gigaload.schema.json)

set(data ${CMAKE_INSTALL_DATADIR}/gigaload)
install(TARGETS gigaload RUNTIME COMPONENT runtime)
install(DIRECTORY scenarios/ DESTINATION ${data} COMPONENT runtime
        FILES_MATCHING PATTERN "*.toml" PATTERN "*.csv" PATTERN "*.h5" PATTERN "*.md")
install(FILES ${made}/gigaload.schema.json DESTINATION ${data} COMPONENT runtime)
install(FILES ${made}/gigaload.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT runtime)
install(FILES ${made}/gigaload.bash RENAME gigaload COMPONENT runtime
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${made}/_gigaload COMPONENT runtime
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES README.md CHANGELOG.md CITATION.cff LICENSE COMPONENT runtime
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY LICENSES docs tools/notebooks COMPONENT runtime
        DESTINATION ${CMAKE_INSTALL_DOCDIR}
        PATTERN Doxyfile.in EXCLUDE PATTERN site.css EXCLUDE)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/gigaload)
install(TARGETS gigaload_grid gigaload_sim EXPORT gigaload ARCHIVE COMPONENT development)
install(EXPORT gigaload NAMESPACE gigaload:: DESTINATION ${package} COMPONENT development)
install(DIRECTORY grid sim DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/gigaload COMPONENT development
        FILES_MATCHING PATTERN "*.hpp")
configure_package_config_file(cmake/gigaload-config.cmake.in gigaload-config.cmake
                              INSTALL_DESTINATION ${package})
write_basic_package_version_file(gigaload-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/gigaload-config.cmake
        ${CMAKE_CURRENT_BINARY_DIR}/gigaload-config-version.cmake
        DESTINATION ${package} COMPONENT development)
# from version 7 on what all of SUNDIALS shares is a library of its own, and its headers name what MPI
# has, where it was built with it (SUN_COMM_NULL)
set(GIGALOAD_SUNDIALS_CORE "")
if(NOT SUNDIALS_VERSION VERSION_LESS 7)
  set(GIGALOAD_SUNDIALS_CORE " -lsundials_core")
  if(TARGET MPI::MPI_C)
    foreach(library IN LISTS MPI_C_LIBRARIES)
      string(APPEND GIGALOAD_SUNDIALS_CORE " ${library}")
    endforeach()
  endif()
endif()
configure_file(cmake/gigaload.pc.in gigaload.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/gigaload.pc COMPONENT development
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gigaload)
set(CPACK_PACKAGE_VENDOR gigaload)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_CONTACT "gigaload maintainers <gigaload@localhost>")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_CURRENT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL runtime development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME gigaload)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
# UDUNITS reads its table of units at run time, the date library the time zones
set(CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS "libudunits2-data, tzdata")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libgigaload-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libsundials-dev, libhowardhinnant-date-dev, librandom123-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "gigaload's grid and sim as libraries")
include(CPack)
