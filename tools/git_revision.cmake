# Writes OUTPUT, a header with the commit of SOURCE_DIR; touches it only when the commit changed.
# Called at each build, so that a new commit shows without a new configure.
set(ENV{GIT_OPTIONAL_LOCKS} 0)
set(revision unknown)
execute_process(COMMAND git -C ${SOURCE_DIR} rev-parse --show-toplevel
                OUTPUT_VARIABLE top OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET
                RESULT_VARIABLE status)
file(REAL_PATH "${SOURCE_DIR}" source)
# an unpacked archive inside somebody else's repository has no revision
if(status EQUAL 0 AND top STREQUAL source)
  execute_process(COMMAND git -C ${SOURCE_DIR} describe --always --dirty --abbrev=12 --exclude=*
                  OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET
                  RESULT_VARIABLE status)
  if(status EQUAL 0)
    set(revision ${described})
  endif()
endif()

set(text "#define GIGALOAD_GIT_REVISION \"${revision}\"\n")
set(before "")
if(EXISTS ${OUTPUT})
  file(READ ${OUTPUT} before)
endif()
if(NOT text STREQUAL before)
  file(WRITE ${OUTPUT} "${text}")
endif()
