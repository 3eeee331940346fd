/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "earcup-config.h"

#include "windows/earcup-settings-loan.h"

/* Settings of which one was chosen by the user and the others were not. */
static GSettings *
new_settings (void)
{
  GSettings *settings = g_settings_new (EARCUP_APP_ID);

  g_settings_reset (settings, "scene-voice-db");
  g_settings_set_string (settings, "scene-noise", "office");
  g_settings_set_double (settings, "listening-level-dba", 70.0);

  return settings;
}

static GVariant *
new_values (const char *noise,
            double      voice_db)
{
  GVariantDict values;

  g_variant_dict_init (&values, NULL);
  g_variant_dict_insert (&values, "scene-noise", "s", noise);
  g_variant_dict_insert (&values, "scene-voice-db", "d", voice_db);

  return g_variant_dict_end (&values);
}

static void
assert_values (GSettings  *settings,
               const char *noise,
               double      voice_db)
{
  g_autofree char *found = g_settings_get_string (settings, "scene-noise");

  g_assert_cmpstr (found, ==, noise);
  g_assert_cmpfloat (g_settings_get_double (settings, "scene-voice-db"), ==, voice_db);
  g_assert_cmpfloat (g_settings_get_double (settings, "listening-level-dba"), ==, 70.0);
}

/* What nobody had chosen is as if nobody had chosen it. */
static void
test_give_back (void)
{
  g_autoptr(GSettings) settings = new_settings ();
  g_autoptr(EarcupSettingsLoan) loan = earcup_settings_loan_new (settings);
  g_autoptr(GVariant) user = NULL;

  g_assert_null (earcup_settings_loan_get_values (loan));
  earcup_settings_loan_take (loan, new_values ("train", 100.0));
  assert_values (settings, "train", 100.0);
  g_assert_nonnull (earcup_settings_loan_get_values (loan));

  earcup_settings_loan_give_back (loan, FALSE);
  assert_values (settings, "office", 94.0);
  user = g_settings_get_user_value (settings, "scene-voice-db");
  g_assert_null (user);
  g_assert_null (earcup_settings_loan_get_values (loan));
}

/* What the user moves meanwhile is the user's, unless all is undone. */
static void
test_changed (void)
{
  g_autoptr(GSettings) settings = new_settings ();
  g_autoptr(EarcupSettingsLoan) loan = earcup_settings_loan_new (settings);

  earcup_settings_loan_take (loan, new_values ("train", 100.0));
  g_settings_set_double (settings, "scene-voice-db", 88.0);
  earcup_settings_loan_give_back (loan, FALSE);
  assert_values (settings, "office", 88.0);

  earcup_settings_loan_take (loan, new_values ("train", 100.0));
  g_settings_set_double (settings, "scene-voice-db", 77.0);
  earcup_settings_loan_give_back (loan, TRUE);
  assert_values (settings, "office", 88.0);
}

/* A second loan does not take the first one for the user's choice, and the end gives back. */
static void
test_second (void)
{
  g_autoptr(GSettings) settings = new_settings ();
  EarcupSettingsLoan *loan = earcup_settings_loan_new (settings);

  earcup_settings_loan_take (loan, new_values ("train", 100.0));
  earcup_settings_loan_take (loan, new_values ("street", 101.0));
  assert_values (settings, "street", 101.0);
  earcup_settings_loan_free (loan);
  assert_values (settings, "office", 94.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/settings-loan/what-is-lent-comes-back", test_give_back);
  g_test_add_func ("/ui/settings-loan/what-is-changed-meanwhile-is-kept", test_changed);
  g_test_add_func ("/ui/settings-loan/a-second-loan-replaces-the-first", test_second);

  return g_test_run ();
}
