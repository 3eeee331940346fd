/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-session-field.h"

static void
test_keys (void)
{
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < EARCUP_N_SESSION_FIELDS; i++)
    {
      char *key = earcup_session_field_dup_key (i);
      EarcupSessionField field = EARCUP_N_SESSION_FIELDS;

      g_assert_true (earcup_session_field_from_key (key, &field));
      g_assert_cmpuint (field, ==, i);
      g_assert_true (g_hash_table_add (keys, key));
    }

  g_assert_true (g_hash_table_contains (keys, "slot-a"));
  g_assert_true (g_hash_table_contains (keys, "what-if-h"));
}

static void
test_unknown (void)
{
  EarcupSessionField field = EARCUP_SESSION_WORN;

  g_assert_false (earcup_session_field_from_key ("slot", &field));
  g_assert_false (earcup_session_field_from_key ("slot-i", &field));
  g_assert_false (earcup_session_field_from_key ("", &field));
  g_assert_cmpuint (field, ==, EARCUP_SESSION_WORN);
}

static void
test_defaults (void)
{
  for (guint i = 0; i < EARCUP_N_SESSION_FIELDS; i++)
    {
      const EarcupSessionFieldInfo *info = earcup_session_field_get_info (i);

      g_assert_nonnull (info->key);
      g_assert_nonnull (info->text);
      g_assert_cmpfloat (info->lowest, <=, info->number);
      g_assert_cmpfloat (info->number, <=, info->highest);
      g_assert_cmpfloat (info->highest, >, info->lowest);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/session-field/every-key-is-found-and-is-another", test_keys);
  g_test_add_func ("/catalogue/session-field/other-words-are-unknown", test_unknown);
  g_test_add_func ("/catalogue/session-field/defaults-are-in-their-ranges", test_defaults);

  return g_test_run ();
}
