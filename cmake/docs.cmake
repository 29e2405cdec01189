# The site of the documents, made only when it is asked for: cmake --build build/release --target docs
find_package(Doxygen 1.9 QUIET)
if(NOT DOXYGEN_FOUND)
  message(STATUS "no target docs: install doxygen (tools/install_dependencies docs)")
  return()
endif()

set(docs_folder ${PROJECT_BINARY_DIR}/docs)
# the order is that of the site's table of contents
set(docs_inputs README.md docs scenarios/README.md output/README.md scenarios/data LICENSES/README.md
    CONTRIBUTING.md CHANGELOG.md SECURITY.md findings/README.md grid sim scenarios output tools)
list(TRANSFORM docs_inputs REPLACE "(.+)" "\"${PROJECT_SOURCE_DIR}/\\1\"")
list(JOIN docs_inputs " " docs_inputs)

# Debian's package of a style that is easier to read, light and dark; the site does without, too.
set(docs_stylesheets "")
find_path(DOXYGEN_AWESOME_CSS doxygen-awesome.css PATHS /usr/share/doxygen-awesome-css
          NO_DEFAULT_PATH)
if(DOXYGEN_AWESOME_CSS)
  foreach(sheet doxygen-awesome doxygen-awesome-sidebar-only)
    string(APPEND docs_stylesheets " \"${DOXYGEN_AWESOME_CSS}/${sheet}.css\"")
  endforeach()
endif()
string(APPEND docs_stylesheets " \"${PROJECT_SOURCE_DIR}/docs/site.css\"")

configure_file(docs/Doxyfile.in ${docs_folder}/Doxyfile @ONLY)
add_custom_target(docs
  COMMAND ${DOXYGEN_EXECUTABLE} ${docs_folder}/Doxyfile
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
  COMMENT "Site of the documents: ${docs_folder}/html/index.html"
  VERBATIM)
if(BUILD_TESTING)
  add_test(NAME docs_site COMMAND ${DOXYGEN_EXECUTABLE} ${docs_folder}/Doxyfile
           WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endif()
