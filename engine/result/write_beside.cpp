// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/write_beside.h"

#include "engine/result/schema.h"
#include "engine/text/quotes.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <random>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace phasebench {

namespace {

[[noreturn]] void cannotWrite(const std::filesystem::path& path, const std::string& reason)
{
    throw WriteError(inQuotes(path.string()) + " cannot be written: " + reason + ".");
}

[[noreturn]] void cannotWrite(const std::filesystem::path& path, int code)
{
    cannotWrite(path, std::string(std::strerror(code)));
}

void writeAll(int descriptor, std::string_view bytes, const std::filesystem::path& path)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            cannotWrite(path, errno);
    }
}

/// An open file, closed in the end whatever happens.
class OpenFile {
public:
    OpenFile(const std::filesystem::path& path, int flags, const std::filesystem::path& target)
        : m_target(target)
        , m_descriptor(::open(path.c_str(), flags | O_CLOEXEC, 0666))
    {
        if (m_descriptor < 0)
            cannotWrite(target, errno);
    }
    ~OpenFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    int get() const { return m_descriptor; }
    void close()
    {
        if (::close(std::exchange(m_descriptor, -1)) != 0) // a full disk may be told of here only
            cannotWrite(m_target, errno);
    }

private:
    std::filesystem::path m_target;
    int m_descriptor;
};

/// A new, empty file beside another, removed unless it takes that one's place.
class NewFile {
public:
    explicit NewFile(const std::filesystem::path& target)
        : m_target(target)
    {
        // A name that nothing has: what a user called so is left alone.
        static constexpr int attempts = 100;
        std::random_device random;
        for (int i = 0; m_path.empty(); ++i) {
            std::filesystem::path path = target;
            path += "." + std::to_string(random()) + ".part";
            const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            if (descriptor >= 0) {
                m_path = path;
                ::close(descriptor);
            } else if (errno != EEXIST || i == attempts) {
                cannotWrite(target, errno);
            }
        }
        struct stat old { };
        if (::stat(target.c_str(), &old) == 0 && ::chmod(m_path.c_str(), old.st_mode & 07777) != 0)
            cannotWrite(target, errno);
    }
    ~NewFile()
    {
        std::error_code ignored; // it has taken its place, or there is nothing more to do about it
        if (!m_path.empty())
            std::filesystem::remove(m_path, ignored);
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    const std::filesystem::path& path() const { return m_path; }

    void takePlace(bool ofAnother)
    {
        OpenFile file(m_path, O_RDONLY, m_target);
        // Else a power cut could leave an empty file in the old one's place.
        if (::fsync(file.get()) != 0 && errno != EINVAL && errno != EROFS)
            cannotWrite(m_target, errno);
        file.close();
        // A link is made only where nothing is, which renaming does not ask for.
        if (!ofAnother && ::link(m_path.c_str(), m_target.c_str()) == 0)
            return;
        if (!ofAnother && errno == EEXIST)
            cannotWrite(m_target, errno);
        if (::rename(m_path.c_str(), m_target.c_str()) != 0)
            cannotWrite(m_target, errno);
    }

private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
};

bool existsAt(const std::filesystem::path& path)
{
    std::error_code ignored; // what cannot be looked at cannot be written either, and that says why
    return std::filesystem::exists(path, ignored);
}

/// The file behind symbolic links, also where that is not there yet.
std::filesystem::path behindLinks(std::filesystem::path path)
{
    static constexpr int mostLinks = 40;
    std::error_code error;
    for (int i = 0; i < mostLinks && std::filesystem::is_symlink(path, error); ++i) {
        const std::filesystem::path to = std::filesystem::read_symlink(path, error);
        if (error)
            break;
        path = path.parent_path() / to;
    }
    return path;
}

void checkTarget(const std::filesystem::path& path, Replace replace)
{
    if (replace == Replace::nothing && existsAt(path))
        throw WriteError(inQuotes(path.string()) + " exists already; give the name of a new file.");
    if (replace == Replace::anyButResults && beginsAsResults(path))
        throw WriteError(
            inQuotes(path.string()) + " is a results file, which nothing else may replace; give another name.");
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        cannotWrite(path, EISDIR);
}

} // namespace

bool beginsAsResults(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return false; // reading a pipe would take from it, or wait
    std::ifstream file(path, std::ios::binary);
    std::array<char, 72> head{};
    file.read(head.data(), head.size());
    std::uint32_t id = 0;
    for (std::size_t i = 68; i < head.size(); ++i)
        id = id << 8 | static_cast<unsigned char>(head[i]);
    return file.gcount() == static_cast<std::streamsize>(head.size())
        && std::string_view(head.data(), 16) == std::string_view("SQLite format 3\0", 16) && id == applicationId;
}

void writeBeside(const std::filesystem::path& path, std::string_view bytes, Replace replace)
{
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        checkTarget(path, replace);
        OpenFile file(path, O_WRONLY, path);
        writeAll(file.get(), bytes, path);
        file.close();
        return;
    }
    writeBeside(path, replace, [&](const std::filesystem::path& part) {
        OpenFile file(part, O_WRONLY, path);
        writeAll(file.get(), bytes, path);
        file.close();
    });
}

void writeBeside(
    const std::filesystem::path& path, Replace replace, const std::function<void(const std::filesystem::path&)>& write)
{
    const std::filesystem::path target = behindLinks(path);
    checkTarget(target, replace);
    NewFile part(target);
    write(part.path());
    part.takePlace(replace != Replace::nothing);
}

} // namespace phasebench
