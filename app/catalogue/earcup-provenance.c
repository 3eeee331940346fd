/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-provenance.h"

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
  g_autoptr(GEnumClass) values = g_type_class_ref (EARCUP_TYPE_PROVENANCE);
  GEnumValue *value = g_enum_get_value (values, (int) self);

  g_return_val_if_fail (value != NULL, NULL);

  return value->value_nick;
}
