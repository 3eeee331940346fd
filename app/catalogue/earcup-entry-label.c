/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-entry-label.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>

/* Returns: (transfer none): what an enclosure is called; monitors are called so; any thread */
const char *
earcup_enclosure_get_label (EarcupEnclosure enclosure)
{
  switch (enclosure)
    {
    case EARCUP_ENCLOSURE_CLOSED:
      return _("closed back");

    case EARCUP_ENCLOSURE_SEMI_OPEN:
      return _("semi-open back");

    case EARCUP_ENCLOSURE_OPEN:
      return _("open back");

    case EARCUP_ENCLOSURE_NONE:
    default:
      return _("monitor");
    }
}

/* Returns: (transfer none) (nullable): what a price tier is called; %NULL where it is not known;
 * any thread */
const char *
earcup_price_tier_get_label (EarcupPriceTier tier)
{
  switch (tier)
    {
    case EARCUP_PRICE_TIER_BUDGET:
      return _("budget tier");

    case EARCUP_PRICE_TIER_MID:
      return _("mid tier");

    case EARCUP_PRICE_TIER_HIGH:
      return _("high tier");

    case EARCUP_PRICE_TIER_FLAGSHIP:
      return _("flagship tier");

    case EARCUP_PRICE_TIER_UNKNOWN:
    default:
      return NULL;
    }
}
