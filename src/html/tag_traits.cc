#include "html/tag_traits.h"

#include <initializer_list>

namespace newsieve {
namespace {

using Traits = std::array<std::uint32_t, static_cast<std::size_t>(Tag::kCount)>;

constexpr void Add(Traits& traits, std::uint32_t trait, std::initializer_list<Tag> tags) {
  for (const Tag tag : tags) traits[static_cast<std::size_t>(tag)] |= trait;
}

constexpr Traits MakeTraits() {
  using enum Tag;
  Traits traits{};
  Add(traits, kBlock,
      {kAddress,   kArticle,  kAside,  kBlockquote, kBody,   kCaption,  kCenter,   kDd,
       kDetails,   kDialog,   kDir,    kDiv,        kDl,     kDt,       kFieldset, kFigcaption,
       kFigure,    kFooter,   kForm,   kFrameset,   kH1,     kH2,       kH3,       kH4,
       kH5,        kH6,       kHeader, kHgroup,     kHr,     kHtml,     kLegend,   kLi,
       kListing,   kMain,     kMenu,   kNav,        kOl,     kOptgroup, kOption,   kP,
       kPlaintext, kPre,      kSearch, kSection,    kSelect, kSummary,  kTable,    kTbody,
       kTd,        kTextarea, kTfoot,  kTh,         kThead,  kTr,       kUl,       kXmp,
       kNoscript,  kTemplate, kIframe, kVideo,      kAudio,  kObject,   kCanvas,   kMarquee});
  Add(traits, kMargin,
      {kBlockquote, kDir,     kDl,      kFigure, kH1,  kH2,        kH3,     kH4,    kH5, kH6,
       kHr,         kListing, kMenu,    kOl,     kP,   kPlaintext, kPre,    kTable, kUl, kXmp,
       kFieldset,   kArticle, kSection, kAside,  kNav, kHeader,    kFooter, kMain});
  Add(traits, kVoid,
      {kArea, kBase, kBasefont, kBgsound, kBr, kCol, kEmbed, kFrame, kHr, kImage, kImg, kInput,
       kKeygen, kLink, kMeta, kParam, kSource, kTrack, kWbr});
  Add(traits, kRawText, {kScript, kStyle, kXmp, kIframe, kNoembed, kNoframes, kTextarea, kTitle});
  Add(traits, kReadableRaw, {kXmp, kTextarea});
  Add(traits, kSpecial,
      {kAddress,    kApplet,   kArea,   kArticle, kAside,     kBase,     kBasefont, kBgsound,
       kBlockquote, kBody,     kBr,     kButton,  kCaption,   kCenter,   kCol,      kColgroup,
       kDd,         kDetails,  kDir,    kDiv,     kDl,        kDt,       kEmbed,    kFieldset,
       kFigcaption, kFigure,   kFooter, kForm,    kFrame,     kFrameset, kH1,       kH2,
       kH3,         kH4,       kH5,     kH6,      kHead,      kHeader,   kHgroup,   kHr,
       kHtml,       kIframe,   kImg,    kInput,   kKeygen,    kLi,       kLink,     kListing,
       kMain,       kMarquee,  kMenu,   kMeta,    kNav,       kNoembed,  kNoframes, kNoscript,
       kObject,     kOl,       kP,      kParam,   kPlaintext, kPre,      kScript,   kSearch,
       kSection,    kSelect,   kSource, kStyle,   kSummary,   kTable,    kTbody,    kTd,
       kTemplate,   kTextarea, kTfoot,  kTh,      kThead,     kTitle,    kTr,       kTrack,
       kUl,         kWbr,      kXmp});
  Add(traits, kScope, {kApplet, kCaption, kHtml, kTable, kTd, kTh, kMarquee, kObject, kTemplate});
  Add(traits, kFormatting,
      {kA, kB, kBig, kCode, kEm, kFont, kI, kNobr, kS, kSmall, kStrike, kStrong, kTt, kU});
  Add(traits, kClosesP,
      {kAddress, kArticle, kAside, kBlockquote, kCenter,     kDetails, kDialog,    kDir,  kDiv,
       kDl,      kDd,      kDt,    kFieldset,   kFigcaption, kFigure,  kFooter,    kForm, kH1,
       kH2,      kH3,      kH4,    kH5,         kH6,         kHeader,  kHgroup,    kHr,   kLi,
       kListing, kMain,    kMenu,  kNav,        kOl,         kP,       kPlaintext, kPre,  kSearch,
       kSection, kSummary, kTable, kUl,         kXmp});
  Add(traits, kNotShown,
      {kTemplate, kDatalist, kNoscript, kVideo, kAudio, kObject, kCanvas, kApplet, kNoembed,
       kNoframes, kIframe, kHead, kRp, kSvg});
  Add(traits, kLeavesForeign,
      {kB,     kBig,   kBlockquote, kBody,   kBr,   kCenter, kCode,  kDd, kDiv,  kDl,   kDt,
       kEm,    kEmbed, kH1,         kH2,     kH3,   kH4,     kH5,    kH6, kHead, kHr,   kI,
       kImg,   kLi,    kListing,    kMenu,   kMeta, kNobr,   kOl,    kP,  kPre,  kRuby, kS,
       kSmall, kSpan,  kStrike,     kStrong, kSub,  kSup,    kTable, kTt, kU,    kUl,   kVar});
  Add(traits, kListBox, {kUl, kOl, kMenu, kDir, kDl});
  Add(traits, kAtomic, {kButton, kLabel, kInput, kImg});
  return traits;
}

}  // namespace

constexpr Traits kTagTraits = MakeTraits();

}  // namespace newsieve
