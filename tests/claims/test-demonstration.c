/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "claims/earcup-demonstration.h"

/* What the digest of the guides lists: each has a claim, and each claim says what there is to
 * hear or why there is nothing. */
static const char *const ids[] = {
  "bass-build-up", "bass-desirable", "pressure", "driver-free", "cup-reflections", "open-neutral",
  "soundstage", "isolation", "bleed", "mic-bleed-mix", "feedback", "loud-rooms",
  "fatigue-isolation", "awareness", "public", "detail-low-level", "semi-open",
  "headphones-vs-speakers", "near-field", "far-field", "low-end-forms", "high-level",
  "speaker-bleed", "open-translates", "mastering", "closed-not-monitor", "car-test", "impedance",
  "price", "comfort", "care", "many-systems", "open-best-overall", "cup-noise-cancelling",
};

static void
test_all_there (void)
{
  gsize n, n_claims;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_test_message ("%s", ids[i]);
      g_assert_nonnull (earcup_claim_find (ids[i]));
      g_assert_nonnull (earcup_demonstration_find (ids[i]));
    }

  earcup_demonstrations (&n);
  earcup_claims (&n_claims);
  g_assert_cmpuint (n, ==, n_claims);
  g_assert_null (earcup_demonstration_find ("nothing"));
}

/* Where there is something to hear there are two slots at least, a band, and a place to look. */
static void
test_complete (void)
{
  gsize n;
  const EarcupDemonstration *all = earcup_demonstrations (&n);

  for (gsize i = 0; i < n; i++)
    {
      const EarcupDemonstration *self = &all[i];
      guint n_slots = earcup_demonstration_get_n_slots (self);

      g_test_message ("%s", self->claim);
      g_assert_nonnull (earcup_claim_find (self->claim));
      g_assert_nonnull (self->invitation);
      for (guint j = 0; j < EARCUP_DEMONSTRATION_MOST_INSTEAD && self->instead[j] != NULL; j++)
        {
          const EarcupDemonstration *other = earcup_demonstration_find (self->instead[j]);

          g_assert_cmpint (self->effect, ==, EARCUP_DEMONSTRATION_NOTHING);
          g_assert_nonnull (other);
          g_assert_cmpint (other->effect, !=, EARCUP_DEMONSTRATION_NOTHING);
        }
      if (self->effect == EARCUP_DEMONSTRATION_NOTHING)
        {
          g_assert_cmpuint (n_slots, ==, 0);
          continue;
        }

      g_assert_cmpuint (n_slots, >=, 2);
      g_assert_nonnull (self->quantity);
      g_assert_cmpuint (self->n_bars, >, 0);
      g_assert_true ((self->scene == NULL) == (self->stem == NULL));
      if (self->effect != EARCUP_DEMONSTRATION_HOWL)
        {
          g_assert_cmpfloat (self->from_hz, >=, 20.0);
          g_assert_cmpfloat (self->to_hz, >, self->from_hz);
          g_assert_cmpfloat (self->change_db, !=, 0.0);
        }
    }
}

static void
test_variations (void)
{
  gsize n;
  const EarcupDemonstration *all = earcup_demonstrations (&n);

  for (gsize i = 0; i < n; i++)
    for (guint slot = 0; slot < earcup_demonstration_get_n_slots (&all[i]); slot++)
      {
        g_autoptr(GError) error = NULL;
        g_autoptr(EarcupVariation) variation =
          earcup_demonstration_slot_new_variation (&all[i].slots[slot], &error);

        g_assert_no_error (error);
        g_assert_true (earcup_variation_is_empty (variation) ==
                       (all[i].slots[slot].what_if == NULL));
      }
}

static void
test_bad_variation (void)
{
  EarcupDemonstrationSlot slot = { "closed", "rear-depth=45,colour=red" };
  g_autoptr(GError) error = NULL;

  g_assert_null (earcup_demonstration_slot_new_variation (&slot, &error));
  g_assert_error (error, EARCUP_VARIATION_ERROR, EARCUP_VARIATION_ERROR_UNKNOWN);
}

static void
test_loop (void)
{
  EarcupDemonstration self = { .first_bar = 2, .n_bars = 4 };
  double start_s, end_s;

  earcup_demonstration_get_loop (&self, &start_s, &end_s);
  g_assert_cmpfloat (start_s, ==, 5.0);
  g_assert_cmpfloat (end_s, ==, 15.0);
  self.n_bars = 0;
  earcup_demonstration_get_loop (&self, &start_s, &end_s);
  g_assert_cmpfloat (start_s, ==, 0.0);
  g_assert_cmpfloat (end_s, ==, 0.0);
}

/* What is written for the command line is what is played. */
static void
test_command (void)
{
  g_autofree char *scene =
    earcup_demonstration_dup_command (earcup_demonstration_find ("feedback"), 0);
  g_autofree char *plain =
    earcup_demonstration_dup_command (earcup_demonstration_find ("cup-reflections"), 1);

  g_assert_cmpstr (scene, ==, "earcup scene recording --as same_driver_open --monitor-gain 35 "
                              "-o a.wav");
  g_assert_cmpstr (plain, ==, "earcup render MIX --as same_driver_sealed --what-if "
                              "rear-depth=45,filling=10 -o b.wav");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/demonstration/each-claim-has-one", test_all_there);
  g_test_add_func ("/claims/demonstration/each-is-complete", test_complete);
  g_test_add_func ("/claims/demonstration/changes-can-be-made", test_variations);
  g_test_add_func ("/claims/demonstration/unknown-change-is-told", test_bad_variation);
  g_test_add_func ("/claims/demonstration/loop-is-told-in-seconds", test_loop);
  g_test_add_func ("/claims/demonstration/command-makes-the-same", test_command);

  return g_test_run ();
}
