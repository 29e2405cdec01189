# A room is a folder of components with a target of its own. What it may include is what it USES, and
# what these use: the headers of a room are reached through a link of its own in the build folder, so
# that an include of any other room finds no file.

# gigaload_room(grid/core USES ROOM... LINKS LIBRARY... EXPOSES LIBRARY... SOURCES FILE... ALONE FILE...)
#   defines the target grid_core of the folder's sources. USES: other rooms, by their folders. LINKS:
#   libraries that only the sources include; EXPOSES: those that the room's headers include too. ALONE:
#   sources with a private name that a neighbour has too. The presets that compile a room as one
#   unit (about half the time) compile these by themselves.
function(gigaload_room folder)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "USES;LINKS;EXPOSES;SOURCES;ALONE")
  if(room_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "gigaload_room(${folder}): ${room_UNPARSED_ARGUMENTS} is no argument")
  endif()
  string(REPLACE "/" "_" name ${folder})
  list(TRANSFORM room_SOURCES PREPEND ${PROJECT_SOURCE_DIR}/${folder}/)
  list(TRANSFORM room_ALONE PREPEND ${PROJECT_SOURCE_DIR}/${folder}/)
  set_source_files_properties(${room_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  set(root ${PROJECT_BINARY_DIR}/rooms/${name})
  cmake_path(GET folder PARENT_PATH parent)
  file(MAKE_DIRECTORY ${root}/${parent})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${folder} ${root}/${folder} SYMBOLIC)

  if(room_SOURCES)
    add_library(${name} OBJECT ${room_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(${name} PRIVATE ${room_LINKS})
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${name} ${scope} ${root})
  list(TRANSFORM room_USES REPLACE "/" "_")
  target_link_libraries(${name} ${scope} gigaload_options ${room_USES} ${room_EXPOSES})
  set_property(GLOBAL APPEND PROPERTY GIGALOAD_ROOMS ${name})
endfunction()

# gigaload_library(sim LINKS LIBRARY... PRIVATE LIBRARY...) makes gigaload::sim of all rooms whose folder
# begins with sim/: a static library to link and, for grid and sim, to install.
function(gigaload_library name)
  cmake_parse_arguments(PARSE_ARGV 1 library "" "" "LINKS;PRIVATE")
  get_property(rooms GLOBAL PROPERTY GIGALOAD_ROOMS)
  list(FILTER rooms INCLUDE REGEX "^${name}_")
  add_library(gigaload_${name} STATIC)
  add_library(gigaload::${name} ALIAS gigaload_${name})
  set_target_properties(gigaload_${name} PROPERTIES EXPORT_NAME ${name} LINKER_LANGUAGE CXX)
  target_compile_features(gigaload_${name} PUBLIC cxx_std_20)
  foreach(room ${rooms})
    target_link_libraries(gigaload_${name} INTERFACE $<BUILD_INTERFACE:${room}>)
    get_target_property(type ${room} TYPE)
    if(type STREQUAL "OBJECT_LIBRARY")
      target_sources(gigaload_${name} PRIVATE $<TARGET_OBJECTS:${room}>)
    endif()
  endforeach()
  target_link_libraries(gigaload_${name} PUBLIC ${library_LINKS} PRIVATE ${library_PRIVATE})
endfunction()
