// Document: one piece of news as it was found, before anything was done to it.
#pragma once

#include <cstdint>
#include <string>

namespace newsieve {

// Where a document came from. Every field may be empty when it is not known.
struct Source {
  std::string path;  // as the caller named it; bytes, not necessarily UTF-8
  std::uint64_t record =
      0;               // 1-based record number inside the file; 0 where a file is one document
  std::string format;  // "text", "warc" and so on, as in `formats list`
  std::string url;     // where known
  // Whose templates apply (newsieve/templates.h). Empty: the host of `url` without "www.", or else
  // the name of the folder that `path` lies in; of a record of a file, `path` itself. A run sets
  // it, for files without a URL, to the path of their folder below the input.
  std::string site = {};
};

// What the bytes of a document are.
enum class ContentType : std::uint8_t { kText, kHtml };

// A value type; it owns its bytes. Filter::Evaluate reads it and never keeps a reference to it.
struct Document {
  std::string id;  // the input's own, or path and record number; copied to the record as it is
  Source source;
  std::string bytes;  // the document as read, in `encoding` or, where that is empty, in whatever it
                      // is found to be
  ContentType content = ContentType::kText;
  std::string encoding;  // declared encoding: an IANA or WHATWG label; empty: detect. "utf-8" for
                         // fields of JSON
  std::string title, author, published;  // where the input states them
  std::string input_json;  // the input's other fields, a JSON object as it was read; empty: none
};

}  // namespace newsieve
