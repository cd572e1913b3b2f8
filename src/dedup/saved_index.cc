#include "dedup/saved_index.h"

#include <sqlite3.h>

#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace newsieve {
namespace {

static_assert(std::endian::native == std::endian::little, "blobs hold little-endian numbers");

constexpr int kApplicationId = 0x6E777364;  // "nwsd"
constexpr int kSchemaVersion = 1;

constexpr const char* kSchema = R"(
CREATE TABLE parameters (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL, exact INTEGER NOT NULL,
  cluster INTEGER NOT NULL, score REAL NOT NULL, review INTEGER NOT NULL, keys BLOB NOT NULL);
CREATE TABLE shingles (number INTEGER PRIMARY KEY, hashes BLOB NOT NULL);
)";

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

struct FinishStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;

std::string ShortestNumber(double value) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

std::int64_t Signed(std::uint64_t value) { return static_cast<std::int64_t>(value); }
std::uint64_t Unsigned(std::int64_t value) { return static_cast<std::uint64_t>(value); }

bool ReadHashes(sqlite3_stmt* row, int column, std::vector<std::uint32_t>& out) {
  const auto bytes = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  const void* data = sqlite3_column_blob(row, column);
  if (bytes % sizeof(std::uint32_t) != 0 || (bytes > 0 && data == nullptr)) return false;
  out.resize(bytes / sizeof(std::uint32_t));
  if (bytes > 0) std::memcpy(out.data(), data, bytes);
  return true;
}

class SqliteIndex : public SavedIndex {
 public:
  SqliteIndex(std::string path, const IndexParameters& parameters)
      : path_(std::move(path)), parameters_(parameters) {}

  Status Open() {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path_.c_str(), &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    database_.reset(opened);
    if (code != SQLITE_OK) return Fault(code);
    sqlite3_extended_result_codes(opened, 1);
    // Reads the header, so that a file of another kind is told before anything else.
    Result<std::int64_t> application = Number("PRAGMA application_id");
    if (!application.ok()) return application.status();
    if (Status status = Run("PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; BEGIN IMMEDIATE");
        !status.ok())
      return status;
    const Result<std::int64_t> tables = Number("SELECT count(*) FROM sqlite_schema");
    if (!tables.ok()) return tables.status();
    Status status = *tables == 0 && *application == 0 ? Create() : Check(*application);
    return status.ok() ? Prepare() : status;
  }

  std::uint32_t size() const override { return size_; }

  Status ForEach(const Visit& visit) override {
    Statement rows = Make("SELECT keys, exact FROM documents ORDER BY number");
    if (rows == nullptr) return Fault();
    std::vector<std::uint32_t> keys;
    int code;
    while ((code = sqlite3_step(rows.get())) == SQLITE_ROW) {
      if (!ReadHashes(rows.get(), 0, keys) || keys.size() != parameters_.bands) return Damaged();
      visit(keys, Unsigned(sqlite3_column_int64(rows.get(), 1)));
    }
    return code == SQLITE_DONE ? Status() : Fault(code);
  }

  Result<SavedDocument> Find(std::uint32_t number) override {
    sqlite3_stmt* row = find_.get();
    if (Status status = Step(row, number); !status.ok()) return status;
    SavedDocument document;
    document.id = std::string(reinterpret_cast<const char*>(sqlite3_column_text(row, 0)),
                              static_cast<std::size_t>(sqlite3_column_bytes(row, 0)));
    document.exact = Unsigned(sqlite3_column_int64(row, 1));
    document.cluster = Unsigned(sqlite3_column_int64(row, 2));
    document.score = sqlite3_column_double(row, 3);
    document.decision = sqlite3_column_int(row, 4) != 0 ? Decision::kReview : Decision::kKeep;
    sqlite3_reset(row);
    return document;
  }

  Result<std::vector<std::uint32_t>> Shingles(std::uint32_t number) override {
    if (Status status = Step(shingles_.get(), number); !status.ok()) return status;
    std::vector<std::uint32_t> hashes;
    const bool whole = ReadHashes(shingles_.get(), 0, hashes);
    sqlite3_reset(shingles_.get());
    if (!whole) return Damaged();
    return hashes;
  }

  Status Add(const SavedDocument& document, std::span<const std::uint32_t> keys,
             std::span<const std::uint32_t> shingles) override {
    const sqlite3_int64 number = sqlite3_int64{size_} + added_++;
    sqlite3_stmt* row = add_.get();
    sqlite3_bind_int64(row, 1, number);
    sqlite3_bind_text(row, 2, document.id.data(), static_cast<int>(document.id.size()),
                      SQLITE_STATIC);
    sqlite3_bind_int64(row, 3, Signed(document.exact));
    sqlite3_bind_int64(row, 4, Signed(document.cluster));
    sqlite3_bind_double(row, 5, document.score);
    sqlite3_bind_int(row, 6, document.decision == Decision::kReview);
    sqlite3_bind_blob64(row, 7, keys.data(), keys.size_bytes(), SQLITE_STATIC);
    if (Status status = Execute(row); !status.ok()) return status;
    sqlite3_bind_int64(add_shingles_.get(), 1, number);
    sqlite3_bind_blob64(add_shingles_.get(), 2, shingles.data(), shingles.size_bytes(),
                        SQLITE_STATIC);
    return Execute(add_shingles_.get());
  }

  Status Commit() override { return Run("COMMIT"); }

 private:
  // What went wrong, and what became of the file.
  Status Fault(int code) const {
    const std::string what = sqlite3_errstr(code);
    switch (code & 0xFF) {
      case SQLITE_NOTADB:
        return Foreign();
      case SQLITE_CORRUPT:
      case SQLITE_ERROR:  // a table or column that should be there is not
        return Damaged();
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        return {StatusCode::kUsage, "another job is at work with the index " + path_ +
                                        ": wait for it, or name another index"};
      case SQLITE_CANTOPEN:
      case SQLITE_PERM:
      case SQLITE_READONLY:
        return {StatusCode::kUsage,
                "the index " + path_ + " cannot be opened for writing (" + what +
                    "): name a file in a folder that exists and that you may write"};
      default:
        return {StatusCode::kIo, "the index " + path_ + " failed: " + what +
                                     "; it holds what it held before this run"};
    }
  }
  Status Fault() const { return Fault(sqlite3_extended_errcode(database_.get())); }
  Status Damaged() const {
    return {
        StatusCode::kIo,
        "the index " + path_ + " is damaged: move it away, and run again over what it was made of"};
  }
  Status Foreign() const {
    return {StatusCode::kUsage,
            path_ + " is no index of newsieve, and was left as it is: name another file"};
  }

  Status Run(const char* sql) {
    const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Status() : Fault();
  }

  Statement Make(const char* sql) {
    sqlite3_stmt* made = nullptr;
    sqlite3_prepare_v2(database_.get(), sql, -1, &made, nullptr);
    return Statement(made);
  }

  Result<std::int64_t> Number(const char* sql) {
    const Statement row = Make(sql);
    if (row == nullptr) return Fault();
    const int code = sqlite3_step(row.get());
    if (code != SQLITE_ROW) return Fault(code);
    return std::int64_t{sqlite3_column_int64(row.get(), 0)};
  }

  // To the one row of `number`.
  Status Step(sqlite3_stmt* statement, std::uint32_t number) {
    sqlite3_reset(statement);
    sqlite3_bind_int64(statement, 1, number);
    const int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) return {};
    return code == SQLITE_DONE ? Damaged() : Fault(code);
  }

  Status Execute(sqlite3_stmt* statement) {
    const int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE ? Status() : Fault(code);
  }

  std::array<std::pair<std::string, std::string>, 4> Parameters() const {
    return {{{"similarity", ShortestNumber(parameters_.similarity)},
             {"shingle_words", std::to_string(parameters_.shingle_words)},
             {"bands", std::to_string(parameters_.bands)},
             {"rows", std::to_string(parameters_.rows)}}};
  }

  Status Create() {
    if (Status status = Run(kSchema); !status.ok()) return status;
    const std::string marks = "PRAGMA application_id=" + std::to_string(kApplicationId) +
                              "; PRAGMA user_version=" + std::to_string(kSchemaVersion);
    if (Status status = Run(marks.c_str()); !status.ok()) return status;
    const Statement row = Make("INSERT INTO parameters VALUES (?, ?)");
    if (row == nullptr) return Fault();
    for (const auto& [name, value] : Parameters()) {
      sqlite3_bind_text(row.get(), 1, name.data(), static_cast<int>(name.size()), SQLITE_STATIC);
      sqlite3_bind_text(row.get(), 2, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
      if (Status status = Execute(row.get()); !status.ok()) return status;
    }
    return {};
  }

  Status Check(std::int64_t application) {
    if (application != kApplicationId) return Foreign();
    const Result<std::int64_t> version = Number("PRAGMA user_version");
    if (!version.ok()) return version.status();
    if (*version != kSchemaVersion)
      return {StatusCode::kUsage, "the index " + path_ + " has format " + std::to_string(*version) +
                                      ", and this newsieve knows format " +
                                      std::to_string(kSchemaVersion) + " only"};
    if (Status status = CheckParameters(); !status.ok()) return status;
    const Result<std::int64_t> count = Number("SELECT count(*) FROM documents");
    const Result<std::int64_t> last = Number("SELECT coalesce(max(number), -1) FROM documents");
    if (!count.ok() || !last.ok()) return count.ok() ? last.status() : count.status();
    if (*last + 1 != *count) return Damaged();
    size_ = static_cast<std::uint32_t>(*count);
    return {};
  }

  Status CheckParameters() {
    const Statement row = Make("SELECT value FROM parameters WHERE name = ?");
    if (row == nullptr) return Fault();
    for (const auto& [name, value] : Parameters()) {
      sqlite3_reset(row.get());
      sqlite3_bind_text(row.get(), 1, name.data(), static_cast<int>(name.size()), SQLITE_STATIC);
      if (sqlite3_step(row.get()) != SQLITE_ROW) return Damaged();
      const unsigned char* stored = sqlite3_column_text(row.get(), 0);
      if (stored == nullptr) return Damaged();  // null, or no memory
      const std::string_view found(reinterpret_cast<const char*>(stored));
      if (found != value)
        return {
            StatusCode::kUsage,
            fmt::format("the index {} was made with {} {}, and this run has {}: configure the same "
                        "under `duplicates`, or name another index",
                        path_, name, found, value)};
    }
    return {};
  }

  Status Prepare() {
    find_ = Make("SELECT id, exact, cluster, score, review FROM documents WHERE number = ?");
    shingles_ = Make("SELECT hashes FROM shingles WHERE number = ?");
    add_ = Make("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)");
    add_shingles_ = Make("INSERT INTO shingles VALUES (?, ?)");
    const bool made = find_ && shingles_ && add_ && add_shingles_;
    return made ? Status() : Damaged();
  }

  std::string path_;
  IndexParameters parameters_;
  Database database_;  // before its statements, which go first
  Statement find_, shingles_, add_, add_shingles_;
  std::uint32_t size_ = 0, added_ = 0;
};

}  // namespace

Result<std::unique_ptr<SavedIndex>> SavedIndex::Open(const std::string& path,
                                                     const IndexParameters& parameters) {
  auto index = std::make_unique<SqliteIndex>(path, parameters);
  if (Status status = index->Open(); !status.ok()) return status;
  return std::unique_ptr<SavedIndex>(std::move(index));
}

}  // namespace newsieve
