/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trials/earcup-blind-record.h"

static const EarcupBlindConditions conditions = {
  .model_a = "sennheiser-hd-650", .model_b = "Own, \"changed\"", .worn = NULL,
  .track = "Mix, take 3.wav", .loop_from_s = 1.25, .loop_to_s = 9.5, .gain_a_db = -2.25,
  .gain_b_db = 0.0, .residual_lu = 0.03125,
};

static guint
draw_nought (guint    n,
             gpointer user_data)
{
  return 0;
}

/* A test in which the first @score answers are right, or A. */
static EarcupBlindRecord *
make_record (EarcupBlindKind kind,
             guint           n_trials,
             guint           score)
{
  g_autoptr(EarcupBlindTest) test =
    earcup_blind_test_new_drawn (kind, n_trials, draw_nought, NULL);
  g_autoptr(GDateTime) when = g_date_time_new_utc (2026, 2, 28, 23, 59, 58);

  for (guint i = 0; i < n_trials; i++)
    earcup_blind_test_answer (test, i < score ? 0 : 1);

  return earcup_blind_record_new (test, &conditions, when);
}

static void
assert_same (EarcupBlindRecord *one,
             EarcupBlindRecord *other)
{
  g_autofree char *first = earcup_blind_record_to_json (one);
  g_autofree char *second = earcup_blind_record_to_json (other);

  g_assert_cmpstr (first, ==, second);
}

static void
test_json (void)
{
  for (guint kind = 0; kind < EARCUP_BLIND_N_KINDS; kind++)
    {
      g_autoptr(EarcupBlindRecord) record = make_record (kind, 16, 12);
      g_autofree char *text = earcup_blind_record_to_json (record);
      g_autoptr(GError) error = NULL;
      g_autoptr(EarcupBlindRecord) copy =
        earcup_blind_record_new_from_json (text, -1, "a.json", &error);
      EarcupBlindConditions read;

      g_assert_no_error (error);
      assert_same (record, copy);
      g_assert_cmpint (earcup_blind_record_get_kind (copy), ==, (int) kind);
      g_assert_cmpuint (earcup_blind_record_get_score (copy), ==, 12);
      earcup_blind_record_get_conditions (copy, &read);
      g_assert_cmpstr (read.model_b, ==, "Own, \"changed\"");
      g_assert_null (read.worn);
      g_assert_cmpfloat (read.residual_lu, ==, 0.03125);
    }
}

static void
test_p (void)
{
  g_autoptr(EarcupBlindRecord) abx = make_record (EARCUP_BLIND_ABX, 16, 12);
  g_autoptr(EarcupBlindRecord) liked = make_record (EARCUP_BLIND_PREFERENCE, 16, 12);
  g_autoptr(EarcupBlindRecord) triangle = make_record (EARCUP_BLIND_TRIANGLE, 6, 5);

  g_assert_cmpfloat_with_epsilon (earcup_blind_record_compute_p (abx), 0.0384, 1e-4);
  g_assert_cmpfloat_with_epsilon (earcup_blind_record_compute_p (liked), 0.0768, 1e-4);
  g_assert_cmpfloat_with_epsilon (earcup_blind_record_compute_p (triangle), 13.0 / 729.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_blind_record_compute_power (abx), 0.45, 5e-3);
  g_assert_cmpfloat (earcup_blind_record_compute_power (liked), <, 0.3);
}

/* The words turn where the numbers do. */
static void
test_verdict (void)
{
  g_autoptr(EarcupBlindRecord) passed = make_record (EARCUP_BLIND_ABX, 16, 12);
  g_autoptr(EarcupBlindRecord) missed = make_record (EARCUP_BLIND_ABX, 16, 11);
  g_autoptr(EarcupBlindRecord) liked = make_record (EARCUP_BLIND_PREFERENCE, 16, 1);
  g_autofree char *yes = earcup_blind_record_dup_verdict (passed);
  g_autofree char *no = earcup_blind_record_dup_verdict (missed);
  g_autofree char *other = earcup_blind_record_dup_verdict (liked);

  g_assert_nonnull (strstr (yes, "very likely heard"));
  g_assert_nonnull (strstr (no, "does not show that there is none"));
  g_assert_nonnull (strstr (other, "Own, \"changed\""));
}

static void
test_csv (void)
{
  g_autoptr(EarcupBlindRecord) record = make_record (EARCUP_BLIND_ABX, 5, 3);
  g_autofree char *text = earcup_blind_record_to_csv (record);
  g_auto(GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_true (g_str_has_prefix (lines[0], "when,kind,trial,assignment,answer,seconds,model_a"));
  g_assert_true (g_str_has_prefix (lines[4], "2026-02-28T23:59:58Z,abx,4,0,1,"));
  g_assert_nonnull (strstr (lines[1], ",\"Own, \"\"changed\"\"\",\"\",\"Mix, take 3.wav\",1.25,"));
}

/* Any file cut short or with a byte changed is refused or is a record that makes sense. */
static void
test_damaged (void)
{
  g_autoptr(EarcupBlindRecord) record = make_record (EARCUP_BLIND_TRIANGLE, 6, 5);
  g_autofree char *text = earcup_blind_record_to_json (record);
  gsize length = strlen (text);
  gsize end = strrchr (text, '}') - text;

  for (gsize i = 0; i < end; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (earcup_blind_record_new_from_json (text, (gssize) i, "a.json", &error));
      g_assert_true (error->domain == EARCUP_BLIND_RECORD_ERROR);
      g_assert_nonnull (strstr (error->message, "a.json"));
    }

  for (gsize i = 0; i < length; i++)
    for (guint j = 0; j < 4; j++)
      {
        g_autofree char *bad = g_strdup (text);
        g_autoptr(GError) error = NULL;
        g_autoptr(EarcupBlindRecord) read = NULL;

        bad[i] = "9-{\xff"[j];
        read = earcup_blind_record_new_from_json (bad, (gssize) length, "a.json", &error);
        g_assert_true ((read == NULL) == (error != NULL));
        if (read != NULL)
          g_assert_cmpuint (earcup_blind_record_get_score (read), <=,
                            earcup_blind_record_get_n_trials (read));
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trials/blind-record/what-is-written-is-read", test_json);
  g_test_add_func ("/trials/blind-record/p-is-exact", test_p);
  g_test_add_func ("/trials/blind-record/words-follow-the-numbers", test_verdict);
  g_test_add_func ("/trials/blind-record/tables-quote-names", test_csv);
  g_test_add_func ("/trials/blind-record/damage-is-refused", test_damaged);

  return g_test_run ();
}
