/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-resolve.h"

#include "catalogue/earcup-catalogue-error.h"

#include <locale.h>
#include <string.h>

static void
test_names (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  for (guint i = 0; i < 142; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      g_autofree char *upper = g_utf8_strup (earcup_entry_get_name (entry), -1);
      const char *const words[] = {
        earcup_entry_get_id (entry), earcup_entry_get_name (entry), upper,
      };

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        {
          g_autofree char *note = NULL;
          g_autoptr(GError) error = NULL;

          g_assert_true (earcup_catalogue_find_entry (catalogue, words[j], &note, &error) == entry);
          g_assert_no_error (error);
          g_assert_null (note);
        }
    }
}

static gboolean
is_noted (EarcupModel *model)
{
  return earcup_model_get_n_notes (model) > 0 &&
         strstr (earcup_model_get_notes (model)[0], "is taken for") != NULL;
}

static void
test_forgiving (void)
{
  const struct
  {
    const char *word;
    const char *id;
    gboolean    noted;
  } cases[] = {
    { "hd650", "sennheiser-hd-650", FALSE },
    { "7506", "sony-mdr-7506", FALSE },
    { "DT 770", "beyerdynamic-dt-770-pro-32-ohm", TRUE },
    { "dt770 pro", "beyerdynamic-dt-770-pro-32-ohm", TRUE },
    { "beyer dt770 250", "beyerdynamic-dt-770-pro-250-ohm", FALSE },
    { "dt 770 m", "beyerdynamic-dt-770-m", FALSE },
    { "senheiser hd650", "sennheiser-hd-650", TRUE },
    { "k702", "akg-k702", FALSE },
    { "m50x", "audio-technica-ath-m50x", FALSE },
    { "Closed", "closed", FALSE },
    { "semi-open", "semi_open", FALSE },
    { "planar open", "planar_open", FALSE },
    { "same_driver_vented", "same_driver_vented", FALSE },
    { "Neutral", "neutral", FALSE },
    { "hs5", "yamaha-hs5", FALSE },
    { "krk-rokit-5-g3-rp5g3", "krk-rokit-5-g3-rp5g3", FALSE },
  };
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EarcupModel) model = earcup_catalogue_resolve (catalogue, cases[i].word, &error);

      g_test_message ("%s: %s", cases[i].word, error != NULL ? error->message : "");
      g_assert_no_error (error);
      g_assert_cmpstr (earcup_model_get_id (model), ==, cases[i].id);
      g_assert_cmpint (is_noted (model), ==, cases[i].noted);
    }
}

static void
test_note (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupModel) model = earcup_catalogue_resolve (catalogue, "DT 770", NULL);

  g_assert_cmpstr (earcup_model_get_notes (model)[0], ==,
                   "“DT 770” is taken for beyerdynamic DT 770 PRO, 32 ohm.");
}

static void
test_neutral (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupModel) model = earcup_catalogue_resolve (catalogue, "neutral", NULL);

  g_assert_null (earcup_model_get_design (model));
  g_assert_null (earcup_model_get_entry (model));
  g_assert_cmpint (earcup_model_get_provenance (model), ==, EARCUP_PROVENANCE_TARGET);
  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (earcup_model_get_response (model),
                                                             20.0), 3.86, 0.001);
}

static void
test_errors (void)
{
  const struct
  {
    const char *word;
    int         code;
    const char *named;     /* in the message */
  } cases[] = {
    { "foo", EARCUP_CATALOGUE_ERROR_UNKNOWN, "No model is called “foo”. The nearest are: " },
    { "", EARCUP_CATALOGUE_ERROR_UNKNOWN, "“” is not the name of a model" },
    { "hd 651", EARCUP_CATALOGUE_ERROR_UNKNOWN, "Sennheiser HD 650" },
    { "dt 771", EARCUP_CATALOGUE_ERROR_UNKNOWN, "beyerdynamic DT 770" },
    { "sennheiser", EARCUP_CATALOGUE_ERROR_AMBIGUOUS, "Sennheiser HD 25" },
    { "pro", EARCUP_CATALOGUE_ERROR_AMBIGUOUS, "“pro” may be any of" },
    { "\xff\xfe", EARCUP_CATALOGUE_ERROR_UNKNOWN, "is not the name of a model" },
  };
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (earcup_catalogue_resolve (catalogue, cases[i].word, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, EARCUP_CATALOGUE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].named));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_few_suggestions (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) parts = NULL;

  g_assert_null (earcup_catalogue_resolve (catalogue, "foo", &error));
  parts = g_strsplit (error->message, ";", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/resolve/ids-and-names-mean-themselves", test_names);
  g_test_add_func ("/catalogue/resolve/names-may-be-written-freely", test_forgiving);
  g_test_add_func ("/catalogue/resolve/an-interpretation-is-noted", test_note);
  g_test_add_func ("/catalogue/resolve/neutral-is-the-target", test_neutral);
  g_test_add_func ("/catalogue/resolve/what-cannot-be-resolved-is-told", test_errors);
  g_test_add_func ("/catalogue/resolve/at-most-five-names-are-suggested", test_few_suggestions);
  return g_test_run ();
}
