# Makes the pages of a report and of a sweep's dial: npm's packages as package-lock.json names them,
# esbuild, one file each.
#
#   cmake -DSOURCE=output/report -DBUILD=FOLDER -DPAGE=FILE -DDIAL=FILE -DREADY=FILE -P bundle.cmake
#
# Without npm, or without its packages, nothing fails: both pages then say what was missing, READY is
# not made, and the next build tries again.

function(write_pages text)
  foreach(page ${PAGE} ${DIAL})
    set(old "")
    if(EXISTS ${page})
      file(READ ${page} old)
    endif()
    if(NOT old STREQUAL text)
      file(WRITE ${page} "${text}")
    endif()
  endforeach()
endfunction()

function(give_up reason)
  message(STATUS "gigaload report and sweep page are left out: ${reason}")
  write_pages("missing: ${reason}. Install nodejs and npm (the registry or a cache has to be in reach once), then tools/build")
endfunction()

find_program(NPM npm)
find_program(NODE NAMES node nodejs)
if(NOT NPM OR NOT NODE)
  give_up("there was no npm when it was built")
  return()
endif()

# the packages stay in the build folder, and are installed again when the lock changes
file(SHA256 ${SOURCE}/package-lock.json lock)
if(NOT EXISTS ${BUILD}/installed-${lock})
  file(MAKE_DIRECTORY ${BUILD})
  file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json ${SOURCE}/.npmrc DESTINATION ${BUILD})
  execute_process(COMMAND ${NPM} ci --prefer-offline --fetch-retries=2
                  --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=2000 --fetch-timeout=30000
                  WORKING_DIRECTORY ${BUILD} RESULT_VARIABLE status OUTPUT_VARIABLE output
                  ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    file(WRITE ${BUILD}/npm.log "${output}")
    give_up("npm could not get the page's packages when it was built (npm.log in ${BUILD})")
    return()
  endif()
  file(GLOB old ${BUILD}/installed-*)
  if(old)
    file(REMOVE ${old})
  endif()
  file(TOUCH ${BUILD}/installed-${lock})
endif()

function(bundle html entry page)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env NODE_PATH=${BUILD}/node_modules
                    ${NODE} ${SOURCE}/bundle.cjs ${html} ${entry} ${page}.new
                  RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "the page ${html} cannot be bundled")
  endif()
  file(RENAME ${page}.new ${page})
endfunction()

bundle(page.html main.js ${PAGE})
bundle(dial.html dial.js ${DIAL})
file(TOUCH ${READY})
