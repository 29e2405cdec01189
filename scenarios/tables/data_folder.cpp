#include "scenarios/tables/data_folder.hpp"

#include <algorithm>
#include <memory>
#include <system_error>

#include "scenarios/tables/table_store.hpp"
#include "scenarios/text/sha256.hpp"
#include "scenarios/text/text_file.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kLargestTable = std::size_t{64} << 20U;  // bytes

}  // namespace

DataFolder::DataFolder(std::filesystem::path folder, Problems& problems, TableStore* store)
    : folder_(std::move(folder)), problems_(problems), store_(store) {}

bool DataFolder::is_there() const {
  std::error_code error;
  return std::filesystem::is_directory(folder_, error);
}

bool DataFolder::has(const std::string& name) const {
  std::error_code error;
  return std::filesystem::is_regular_file(path_of(name), error);
}

std::filesystem::path DataFolder::path_of(const std::string& name) const {
  std::error_code error;
  const auto is_overlaid = [&] {  // a link to nowhere is there too: it is a fault, not silence
    const auto found = std::filesystem::symlink_status(overlay_ / name, error);
    return found.type() != std::filesystem::file_type::not_found;
  };
  return (!overlay_.empty() && is_overlaid() ? overlay_ : folder_) / name;
}

CsvTable DataFolder::table(const std::string& name) {
  const bool known = store_ != nullptr && store_->files.contains(path_of(name));
  if (!known && !is_there()) {
    return CsvTable::absent(0, "data." + name.substr(0, name.rfind('.')), problems_);
  }
  return read(path_of(name), name);
}

CsvTable DataFolder::table_outside(const std::filesystem::path& file) {
  return read(file, file.filename().string());
}

CsvTable DataFolder::read(const std::filesystem::path& path, const std::string& name) {
  const std::string key = "data." + name.substr(0, name.rfind('.'));
  if (store_ != nullptr && store_->files.contains(path)) {
    const TableStore::File& known = store_->files.at(path);
    hashes_.emplace_back(name, known.hash);
    return {known.content, problems_.add_source(path.string(), known.content->text), key,
            problems_};
  }
  TextFile file = read_text_file(path, kLargestTable);
  const std::string hash = sha256(file.text);
  drop_byte_order_mark(file.text);
  const auto text = std::make_shared<const std::string>(std::move(file.text));
  const std::size_t source = problems_.add_source(path.string(), text);
  if (!file.fault.empty()) {
    problems_.add({source, 0, 0}, key, file.fault);
    return CsvTable::absent(source, key, problems_);
  }
  hashes_.emplace_back(name, hash);
  const std::size_t faults = problems_.count();
  CsvTable table(text, source, key, problems_);
  if (store_ != nullptr && problems_.count() == faults) {
    store_->files[path] = {hash, table.content()};
  }
  return table;
}

CsvTable DataFolder::table_if_there(const std::string& name) {
  std::error_code error;
  if (std::filesystem::exists(path_of(name), error)) return table(name);
  return CsvTable::absent(0, "data." + name.substr(0, name.rfind('.')), problems_);
}

std::vector<std::pair<std::string, std::string>> DataFolder::hashes() const {
  auto sorted = hashes_;
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  return sorted;
}

void DataFolder::add_hashes(const std::vector<std::pair<std::string, std::string>>& hashes) {
  hashes_.insert(hashes_.end(), hashes.begin(), hashes.end());
}

}  // namespace gigaload::scenarios
