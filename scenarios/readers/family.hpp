#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>

#include "scenarios/language/document.hpp"
#include "scenarios/language/node.hpp"
#include "scenarios/readers/load.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

struct TableStore;

/// Holds a scenario of which many variants are wanted that differ in a few keys: its files are
/// parsed once, and its tables are read once.
class Family {
 public:
  /// Holds one key's value in a variant; its place is where the messages say it stands.
  struct Change {
    std::string key;  // "stages.construction", "data_centres.path.1.energy"
    Node value;
  };

  /// Takes in `texts` the sources of all places in the document and in the changes to come, without
  /// faults.
  Family(Document document, std::filesystem::path shipped, Problems texts);
  ~Family();
  Family(const Family&) = delete;
  Family& operator=(const Family&) = delete;

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const Problems& texts() const { return texts_; }

  /// Returns the scenario with the changes, checked as any other; without Loaded::settings. A
  /// campus, siting rule or deal that the scenario has not is a fault, as on the command line. May
  /// be called from several threads. Throws ScenarioError.
  [[nodiscard]] Loaded variant(std::span<const Change> changes) const;

 private:
  Document document_;
  std::filesystem::path shipped_;
  Problems texts_;
  mutable std::mutex mutex_;  // of the store
  std::unique_ptr<TableStore> store_;
};

/// Puts a value at a key of the tree, tables on the way are made, items of lists counted from 1.
/// A value that cannot be assigned is a problem at the value's place.
void assign(Node& root, const std::string& key, const Node& value, Problems& problems);

}  // namespace gigaload::scenarios
