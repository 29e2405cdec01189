#include "tools/sweep/commands/folder_option.hpp"

namespace gigaload::tools::sweep {

Option folder_option(std::filesystem::path& folder) {
  return {
      .names = "DIR", .target = &folder, .text = "Folder of the frozen sweep", .required = true};
}

}  // namespace gigaload::tools::sweep
