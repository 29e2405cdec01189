#pragma once

/// A result under way has a name of its own, so that the final name means complete. InputErrors
/// name the path and the reason.

#include <filesystem>
#include <string>

#include "output/files/output_lock.hpp"

namespace gigaload::output {

/// Returns `path` with ".partial" appended.
[[nodiscard]] std::filesystem::path partial_path(const std::filesystem::path& path);

/// Throws InputError where a result can never be put: a directory, or in no directory.
void check_destination(const std::filesystem::path& path);

/// Tells whether there is a file. Throws InputError when what has the name is no plain file: it is
/// not followed, waited for or removed.
[[nodiscard]] bool is_plain_file(const std::filesystem::path& path);
/// Removes a plain file, if there is one. Throws InputError for anything else of that name.
void remove_plain_file(const std::filesystem::path& path);
/// Removes what a process that ended in the middle of `partial` has left, of no use to anybody.
/// Throws InputError for everything else of that name, which may be an interrupted run.
void make_way(const OutputLock& lock, const std::filesystem::path& partial);

/// Throws InputError when the disk or the limit of a file's size leaves no room for that much more.
/// Asked before a block is written: a library that fails in the middle cannot close its file in
/// order. `then`: what to do when there is room.
void require_room(const std::filesystem::path& partial, std::size_t bytes,
                  const std::string& then = "go on with --resume");

/// Makes the file's bytes durable and gives it its final name, replacing a file of that name.
void publish(const std::filesystem::path& partial, const std::filesystem::path& path);

}  // namespace gigaload::output
