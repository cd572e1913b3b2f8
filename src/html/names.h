// Names of HTML elements and attributes that newsieve tells apart.
#pragma once

#include <cstdint>
#include <string_view>

namespace newsieve {

// clang-format off
enum class Tag : std::uint8_t {
  kOther,
  kA, kAbbr, kAddress, kAmpAd, kApplet, kArea, kArticle, kAside, kAudio, kB, kBase, kBasefont, kBgsound, kBig, kBlink, kBlockquote, kBody, kBr, kButton,
  kCanvas, kCaption, kCenter, kCite, kCode, kCol, kColgroup, kDatalist, kDd, kDel, kDetails, kDialog, kDir, kDiv, kDl, kDt, kEm, kEmbed,
  kFieldset, kFigcaption, kFigure, kFont, kFooter, kForm, kFrame, kFrameset, kH1, kH2, kH3, kH4, kH5, kH6, kHead, kHeader, kHgroup, kHr, kHtml,
  kI, kIframe, kImage, kImg, kInput, kIns, kKeygen, kLabel, kLegend, kLi, kLink, kListing, kMain, kMark, kMarquee, kMath, kMenu, kMeta,
  kNav, kNobr, kNoembed, kNoframes, kNoscript, kObject, kOl, kOptgroup, kOption, kOutput, kP, kParam, kPicture, kPlaintext, kPre, kProgress, kQ,
  kRb, kRp, kRt, kRtc, kRuby, kS, kScript, kSearch, kSection, kSelect, kSlot, kSmall, kSource, kSpan, kStrike, kStrong, kStyle, kSub, kSummary, kSup, kSvg,
  kTable, kTbody, kTd, kTemplate, kTextarea, kTfoot, kTh, kThead, kTime, kTitle, kTr, kTrack, kTt, kU, kUl, kVar, kVideo, kWbr, kXmp,
  kCount,
};

enum class AttributeName : std::uint8_t {
  kOther,
  kAriaHidden, kAriaLabel, kClass, kContent, kDatetime, kHidden, kHref, kHreflang, kHttpEquiv, kId, kItemprop, kItemscope, kItemtype, kLang,
  kName, kProperty, kRel, kRole, kSrc, kStyle, kTitle, kType,
  kCount,
};
// clang-format on

// An attribute that somebody asks for. The value stands as in the source, with its references.
struct HtmlAttribute {
  AttributeName name = AttributeName::kOther;
  std::string_view value;
};

// The element or attribute of this name, in lower case; kOther where it is none of the above.
Tag TagNamed(std::string_view name);
AttributeName AttributeNamed(std::string_view name);

// "article"; empty for kOther.
std::string_view NameOf(Tag tag);
std::string_view NameOf(AttributeName name);

// Whether two names are the same but for the case of their letters.
bool SameTagName(std::string_view a, std::string_view b);

}  // namespace newsieve
