/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-provenance.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "acoustics/earcup-enum.h"

G_DEFINE_ENUM_TYPE (EarcupProvenance, earcup_provenance,
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_FITTED, "fitted"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_DERIVED, "derived"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_ESTIMATED, "estimated"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_ARCHETYPE, "archetype"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_TARGET, "target"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_USER, "user"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_MAKER, "maker"))

/* Returns: (transfer none): the word for @self that machines read, such as "fitted"; any thread */
const char *
earcup_provenance_get_nick (EarcupProvenance self)
{
  return earcup_enum_get_nick (EARCUP_TYPE_PROVENANCE, (int) self);
}

/* Returns: (transfer none): one word for people about where a curve comes from; any thread */
const char *
earcup_provenance_get_label (EarcupProvenance self)
{
  switch (self)
    {
    case EARCUP_PROVENANCE_FITTED:
      return _("fitted");

    case EARCUP_PROVENANCE_DERIVED:
      return _("derived");

    case EARCUP_PROVENANCE_ESTIMATED:
      return _("estimated");

    case EARCUP_PROVENANCE_ARCHETYPE:
      return _("construction");

    case EARCUP_PROVENANCE_TARGET:
      return _("target");

    case EARCUP_PROVENANCE_MAKER:
      return _("maker’s figures");

    case EARCUP_PROVENANCE_USER:
    default:
      return _("your own");
    }
}
