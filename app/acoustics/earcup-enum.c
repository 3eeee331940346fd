/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-enum.h"

/**
 * earcup_enum_get_nick:
 * @type: the type of an enumeration
 * @value: one of its values
 *
 * Gets the word by which machines and the command line call a value.
 *
 * Returns: (transfer none): the word, such as "semi-open"; any thread
 */
const char *
earcup_enum_get_nick (GType type,
                      int   value)
{
  g_autoptr(GEnumClass) values = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value (values, value);

  g_return_val_if_fail (found != NULL, NULL);

  return found->value_nick;
}
