/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-settings-loan.h"

struct _EarcupSettingsLoan
{
  GSettings  *settings;
  GVariant   *values;     /* what they are for a while, a dictionary; NULL for no loan */
  GHashTable *kept;       /* what they were, by their keys; NULL where nobody had chosen */
};

static void
release (gpointer value)
{
  if (value != NULL)
    g_variant_unref (value);
}

/* Returns: (transfer full): a loan of nothing so far */
EarcupSettingsLoan *
earcup_settings_loan_new (GSettings *settings)
{
  EarcupSettingsLoan *self = g_new0 (EarcupSettingsLoan, 1);

  self->settings = g_object_ref (settings);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, release);

  return self;
}

/* Gives back what is still as it was lent, and frees the loan. */
void
earcup_settings_loan_free (EarcupSettingsLoan *self)
{
  earcup_settings_loan_give_back (self, FALSE);
  g_hash_table_unref (self->kept);
  g_object_unref (self->settings);
  g_free (self);
}

/**
 * earcup_settings_loan_take:
 * @self: a loan
 * @values: a dictionary of type a{sv}, by the keys of the settings; a floating reference is taken
 *
 * Sets some settings for a while. What was lent before is given back.
 */
void
earcup_settings_loan_take (EarcupSettingsLoan *self,
                           GVariant           *values)
{
  GVariantIter iter;
  const char *key;
  GVariant *value;

  earcup_settings_loan_give_back (self, FALSE);
  self->values = g_variant_ref_sink (values);
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    {
      g_hash_table_insert (self->kept, g_strdup (key),
                           g_settings_get_user_value (self->settings, key));
      g_settings_set_value (self->settings, key, value);
    }
}

/* Returns: (transfer none) (nullable): what is lent, as a dictionary of type a{sv}; %NULL for
 * nothing */
GVariant *
earcup_settings_loan_get_values (EarcupSettingsLoan *self)
{
  return self->values;
}

static void
give_key_back (EarcupSettingsLoan *self,
               const char         *key)
{
  GVariant *kept = g_hash_table_lookup (self->kept, key);

  if (kept != NULL)
    g_settings_set_value (self->settings, key, kept);
  else
    g_settings_reset (self->settings, key);
}

/**
 * earcup_settings_loan_give_back:
 * @self: a loan
 * @all: whether also what was changed meanwhile goes back to what it was before
 *
 * Ends a loan, if there is one.
 */
void
earcup_settings_loan_give_back (EarcupSettingsLoan *self,
                                gboolean            all)
{
  g_autoptr(GVariant) values = g_steal_pointer (&self->values);
  GVariantIter iter;
  const char *key;
  GVariant *value;

  if (values == NULL)
    return;

  g_variant_iter_init (&iter, values);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    {
      g_autoptr(GVariant) now = g_settings_get_value (self->settings, key);

      if (all || g_variant_equal (now, value))
        give_key_back (self, key);
    }
  g_hash_table_remove_all (self->kept);
}
