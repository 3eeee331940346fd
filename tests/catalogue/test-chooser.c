/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-chooser.h"

#include <math.h>

#include "catalogue/earcup-model.h"

#undef G_DISABLE_ASSERT

static EarcupCatalogue *catalogue;
static EarcupChooser   *chooser;     /* in a bedroom, on an interface */

static EarcupChooser *
make_chooser (const char *place,
              const char *source)
{
  g_autoptr(GError) error = NULL;
  EarcupChooser *made = earcup_chooser_new (catalogue, earcup_noise_from_key (place),
                                            earcup_source_from_key (source), &error);

  g_assert_no_error (error);
  g_assert_true (earcup_chooser_prepare (made, NULL, &error));
  g_assert_no_error (error);

  return made;
}

static EarcupNeeds
only (EarcupCriterion criterion)
{
  EarcupNeeds needs = { .weights = { 0.0 } };

  needs.weights[criterion] = 1.0;

  return needs;
}

static const EarcupPick *
find (GArray     *picks,
      const char *id)
{
  for (guint i = 0; i < picks->len; i++)
    if (g_str_equal (earcup_entry_get_id (g_array_index (picks, EarcupPick, i).entry), id))
      return &g_array_index (picks, EarcupPick, i);

  return NULL;
}

/* With one thing that matters, the list is in its order. */
static void
test_order (void)
{
  for (guint c = 0; c < EARCUP_N_CRITERIA; c++)
    {
      EarcupNeeds needs = only (c);
      g_autoptr(GArray) picks = earcup_chooser_rank (chooser, &needs);
      double before = INFINITY;

      g_assert_cmpuint (picks->len, ==, 130);
      for (guint i = 0; i < picks->len; i++)
        {
          const EarcupPick *pick = &g_array_index (picks, EarcupPick, i);
          double worth = earcup_criterion_is_falling (c) ? -pick->values[c] : pick->values[c];

          if (isnan (worth))
            {
              g_assert_cmpfloat (pick->score, ==, 0.5);
              continue;
            }

          g_assert_cmpfloat_with_epsilon (pick->score, pick->shares[c], 1e-12);
          if (c == EARCUP_CRITERION_REACH)
            worth = fmin (worth, 100.0);
          g_assert_cmpfloat (worth, <=, before);
          before = worth;
        }
    }
}

/* What is heard outside a closed headphone is less than outside an open one; it needs less in
 * noise, and spectacles change the bass of what is sealed. */
static void
test_figures_follow_the_model (void)
{
  EarcupNeeds needs = only (EARCUP_CRITERION_BLEED);
  g_autoptr(GArray) picks = earcup_chooser_rank (chooser, &needs);
  const EarcupPick *closed = find (picks, "sony-mdr-7506");
  const EarcupPick *open = find (picks, "sennheiser-hd-650");

  g_assert_nonnull (closed);
  g_assert_nonnull (open);
  g_assert_cmpfloat (closed->values[EARCUP_CRITERION_BLEED] + 15.0, <,
                     open->values[EARCUP_CRITERION_BLEED]);
  g_assert_cmpfloat (closed->values[EARCUP_CRITERION_QUIET], <,
                     open->values[EARCUP_CRITERION_QUIET]);
  g_assert_cmpfloat (closed->values[EARCUP_CRITERION_WEIGHT], ==, 230.0);
  g_assert_cmpfloat (open->values[EARCUP_CRITERION_STEADY], <, 1.0);
  g_assert_true (isnan (open->values[EARCUP_CRITERION_CONTRAST]));
}

/* A noisier place and a weaker source are felt. */
static void
test_place_and_source (void)
{
  g_autoptr(EarcupChooser) other = make_chooser ("train", "laptop");
  EarcupNeeds needs = only (EARCUP_CRITERION_QUIET);
  g_autoptr(GArray) here = earcup_chooser_rank (chooser, &needs);
  g_autoptr(GArray) there = earcup_chooser_rank (other, &needs);
  const EarcupPick *before = find (here, "sennheiser-hd-650");
  const EarcupPick *after = find (there, "sennheiser-hd-650");

  g_assert_cmpfloat (after->values[EARCUP_CRITERION_QUIET], >,
                     before->values[EARCUP_CRITERION_QUIET] + 20.0);
  g_assert_cmpfloat (after->values[EARCUP_CRITERION_REACH], <,
                     before->values[EARCUP_CRITERION_REACH]);
  g_assert_cmpfloat (after->values[EARCUP_CRITERION_NEUTRAL], ==,
                     before->values[EARCUP_CRITERION_NEUTRAL]);
}

/* How an estimate sounds is not known, so it is not praised for it. */
static void
test_estimates (void)
{
  EarcupNeeds needs = only (EARCUP_CRITERION_NEUTRAL);
  g_autoptr(GArray) picks = earcup_chooser_rank (chooser, &needs);
  guint n_unknown = 0;

  for (guint i = 0; i < picks->len; i++)
    {
      const EarcupPick *pick = &g_array_index (picks, EarcupPick, i);
      g_autoptr(EarcupModel) model = earcup_model_new_entry (catalogue, pick->entry, NULL);
      gboolean is_estimated = earcup_model_get_provenance (model) == EARCUP_PROVENANCE_ESTIMATED;

      g_assert_cmpint (is_estimated, ==, isnan (pick->values[EARCUP_CRITERION_NEUTRAL]));
      n_unknown += is_estimated;
    }

  g_assert_cmpuint (n_unknown, >, 0);
}

static void
test_purse (void)
{
  EarcupNeeds needs = only (EARCUP_CRITERION_NEUTRAL);
  g_autoptr(GArray) picks = NULL;

  needs.most = EARCUP_PRICE_TIER_BUDGET;
  picks = earcup_chooser_rank (chooser, &needs);
  g_assert_cmpuint (picks->len, ==, 23);      /* three of them of a tier that is unknown */
  for (guint i = 0; i < picks->len; i++)
    g_assert_cmpint (earcup_entry_get_price_tier (g_array_index (picks, EarcupPick, i).entry), <=,
                     EARCUP_PRICE_TIER_BUDGET);
}

/* What one has is not offered again, and what is like it comes last. */
static void
test_owned (void)
{
  const char *const owned[] = { "sennheiser-hd-650", NULL };
  EarcupNeeds needs = only (EARCUP_CRITERION_CONTRAST);
  g_autoptr(GArray) picks = NULL;
  const EarcupPick *twin;

  needs.owned = owned;
  picks = earcup_chooser_rank (chooser, &needs);
  g_assert_null (find (picks, "sennheiser-hd-650"));
  twin = find (picks, "sennheiser-hd-600");
  g_assert_cmpfloat (twin->values[EARCUP_CRITERION_CONTRAST], <, 2.0);
  g_assert_cmpfloat (twin->shares[EARCUP_CRITERION_CONTRAST], <, 0.1);
}

static void
test_reasons (void)
{
  EarcupPick pick = {
    .values = { [EARCUP_CRITERION_BLEED] = 33.4, [EARCUP_CRITERION_WEIGHT] = NAN },
    .shares = { [EARCUP_CRITERION_BLEED] = 0.754, [EARCUP_CRITERION_WEIGHT] = NAN },
  };
  g_autofree char *bleed = earcup_chooser_dup_reason (&pick, EARCUP_CRITERION_BLEED);
  g_autofree char *weight = earcup_chooser_dup_reason (&pick, EARCUP_CRITERION_WEIGHT);

  g_assert_cmpstr (bleed, ==, "Bleed at the microphone: 33 dBA, better than 75 % of the list");
  g_assert_cmpstr (weight, ==, "Weight: unknown");
}

/* What is better than half of the list speaks for a pick, what is worse against it, and what does
 * not matter or is unknown says nothing. */
static void
test_for_and_against (void)
{
  EarcupPick pick = { .entry = NULL };
  EarcupNeeds needs = { .weights = { 0.0 } };
  EarcupCriterion found[EARCUP_N_CRITERIA];

  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    pick.shares[i] = NAN;
  pick.shares[EARCUP_CRITERION_BLEED] = 0.9;
  pick.shares[EARCUP_CRITERION_QUIET] = 0.6;
  pick.shares[EARCUP_CRITERION_REACH] = 1.0;
  pick.shares[EARCUP_CRITERION_WEIGHT] = 0.1;
  pick.shares[EARCUP_CRITERION_PRICE] = 0.4;
  needs.weights[EARCUP_CRITERION_BLEED] = 1.0;
  needs.weights[EARCUP_CRITERION_QUIET] = 3.0;
  needs.weights[EARCUP_CRITERION_WEIGHT] = 2.0;
  needs.weights[EARCUP_CRITERION_PRICE] = 2.0;
  needs.weights[EARCUP_CRITERION_SEAL] = 3.0;

  g_assert_cmpuint (earcup_chooser_find_reasons (&pick, &needs, FALSE, found, 9), ==, 2);
  g_assert_cmpint (found[0], ==, EARCUP_CRITERION_QUIET);
  g_assert_cmpint (found[1], ==, EARCUP_CRITERION_BLEED);
  g_assert_cmpuint (earcup_chooser_find_reasons (&pick, &needs, TRUE, found, 9), ==, 2);
  g_assert_cmpint (found[0], ==, EARCUP_CRITERION_WEIGHT);
  g_assert_cmpint (found[1], ==, EARCUP_CRITERION_PRICE);
  g_assert_cmpuint (earcup_chooser_find_reasons (&pick, &needs, TRUE, found, 1), ==, 1);
}

static void
test_cancel (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupChooser) other =
    earcup_chooser_new (catalogue, earcup_noise_from_key ("office"),
                        earcup_source_from_key ("dongle"), &error);

  g_cancellable_cancel (cancellable);
  g_assert_false (earcup_chooser_prepare (other, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (earcup_chooser_is_ready (other));
  g_assert_cmpfloat (earcup_chooser_get_progress (other), ==, 0.0);
  g_assert_true (earcup_chooser_is_ready (chooser));
  g_assert_cmpfloat (earcup_chooser_get_progress (chooser), ==, 1.0);
}

static void
test_words (void)
{
  for (guint i = 0; i < EARCUP_N_TASKS; i++)
    {
      EarcupTask found;
      guint sum = 0;

      g_assert_true (earcup_task_from_id (earcup_task_get_id (i), &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_cmpstr (earcup_task_get_label (i), !=, "");
      for (guint c = 0; c < EARCUP_N_CRITERIA; c++)
        {
          g_assert_cmpuint (earcup_task_get_weight (i, c), <=, EARCUP_TASK_MOST);
          sum += earcup_task_get_weight (i, c);
        }
      g_assert_cmpuint (sum, >, 0);
    }

  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    {
      EarcupCriterion found;

      g_assert_true (earcup_criterion_from_id (earcup_criterion_get_id (i), &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_cmpstr (earcup_criterion_get_source (i), !=, "");
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = earcup_catalogue_new_bundled (&error);
  g_assert_no_error (error);
  chooser = make_chooser ("bedroom", "interface");

  g_test_add_func ("/catalogue/chooser/one-thing-that-matters-sets-the-order", test_order);
  g_test_add_func ("/catalogue/chooser/figures-follow-the-model", test_figures_follow_the_model);
  g_test_add_func ("/catalogue/chooser/place-and-source-are-felt", test_place_and_source);
  g_test_add_func ("/catalogue/chooser/an-estimate-is-not-praised", test_estimates);
  g_test_add_func ("/catalogue/chooser/nothing-is-too-dear", test_purse);
  g_test_add_func ("/catalogue/chooser/what-one-has-is-not-offered", test_owned);
  g_test_add_func ("/catalogue/chooser/reasons-name-figure-and-share", test_reasons);
  g_test_add_func ("/catalogue/chooser/what-is-better-than-half-of-the-list-speaks-for-it",
                   test_for_and_against);
  g_test_add_func ("/catalogue/chooser/can-be-stopped", test_cancel);
  g_test_add_func ("/catalogue/chooser/words-go-both-ways", test_words);

  status = g_test_run ();
  earcup_chooser_unref (chooser);
  g_object_unref (catalogue);

  return status;
}
