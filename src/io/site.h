// Site: whose furniture a document may carry: the host that it came from, or the folder it lies in.
#pragma once

#include <string>
#include <string_view>

#include "newsieve/document.h"

namespace newsieve {

// The host of a URL: in lower case, without user, port and a leading "www."; empty where there is
// none.
std::string SiteOfUrl(std::string_view url);

// Of a file that was found as `relative` below an input and is called `path`: its folder below the
// input, or the last folder of its path. Records of one file share a site, the file itself.
std::string SiteOfFile(std::string_view relative, std::string_view path, bool is_record);

// source.site, or else the host of its URL, or else as of its path. Never empty, and valid UTF-8
// where the source's own strings are.
std::string SiteOf(const Source& source);

}  // namespace newsieve
