// Evaluation: one document on its way through a Filter.
#pragma once

#include "api/impl.h"
#include "clean/site_templates.h"
#include "newsieve/document.h"
#include "newsieve/report.h"

namespace newsieve {

// As Filter::Evaluate. `templates`: of the document's site; nullptr where there are none.
Report EvaluateDocument(const Filter::Impl& filter, const SiteTemplates* templates,
                        const Document& document);

}  // namespace newsieve
