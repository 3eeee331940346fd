/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "earcup-test-subjects.h"

#include "fixture/earcup-test-archetypes.h"

/* Reads a target of the catalogue: a line of titles, then a frequency and a level on each. */
static EarcupResponse *
load_target (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "targets", name, NULL);
  g_autoptr(GArray) hz = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) db = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *end;
      double frequency = g_ascii_strtod (lines[i], &end);
      double level = g_ascii_strtod (end + 1, NULL);

      g_array_append_val (hz, frequency);
      g_array_append_val (db, level);
    }

  return earcup_response_new_sampled ((const double *) (gpointer) hz->data,
                                      (const double *) (gpointer) db->data, hz->len, NULL);
}

static GPtrArray *
list_one (const char *archetype)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_design_unref);

  g_ptr_array_add (list, earcup_test_archetype (archetype));

  return list;
}

static EarcupLoudspeaker *
new_loudspeaker (gboolean far_field,
                 double   lowest_hz,
                 double   woofer_m,
                 double   max_level_db)
{
  EarcupLoudspeakerFigures figures = {
    .far_field = far_field,
    .lowest_hz = lowest_hz,
    .woofer_m = woofer_m,
    .max_level_db = max_level_db,
  };

  return earcup_loudspeaker_new (&figures, NULL);
}

EarcupSubjectsParts *
earcup_test_parts_new_small (void)
{
  EarcupSubjectsParts *parts = g_new0 (EarcupSubjectsParts, 1);

  parts->sealed = earcup_test_archetype ("same_driver_sealed");
  parts->semi_open = earcup_test_archetype ("same_driver_semi_open");
  parts->open = earcup_test_archetype ("same_driver_open");
  parts->neutral = load_target ("harman-over-ear-2018.csv");
  parts->diffuse = load_target ("diffuse-field.csv");

  return parts;
}

EarcupSubjectsParts *
earcup_test_parts_new (void)
{
  EarcupSubjectsParts *parts = earcup_test_parts_new_small ();

  parts->near_field = new_loudspeaker (FALSE, 0.0, 0.0, 0.0);
  parts->near_room = earcup_room_new_preset (EARCUP_ROOM_SMALL_UNTREATED);
  parts->far_field = new_loudspeaker (TRUE, 0.0, 0.0, 0.0);
  parts->far_room = earcup_room_new_preset (EARCUP_ROOM_TREATED);
  parts->make_head = earcup_head_new_spherical;
  parts->closed_designs = list_one ("closed");
  parts->open_designs = list_one ("open");
  parts->closed_weight_g = 280.0;
  parts->open_weight_g = 260.0;
  parts->closed_price_usd = 200.0;
  parts->open_price_usd = 300.0;
  parts->first_closed_year = 1937.0;
  parts->first_stereo_year = 1958.0;
  parts->first_open_year = 1968.0;
  parts->first_closed_weight_g = 400.0;
  parts->first_open_weight_g = 74.0;

  return parts;
}

void
earcup_test_parts_free (EarcupSubjectsParts *parts)
{
  g_clear_pointer (&parts->sealed, earcup_design_unref);
  g_clear_pointer (&parts->semi_open, earcup_design_unref);
  g_clear_pointer (&parts->open, earcup_design_unref);
  g_clear_pointer (&parts->near_field, earcup_loudspeaker_unref);
  g_clear_pointer (&parts->near_room, earcup_room_unref);
  g_clear_pointer (&parts->far_field, earcup_loudspeaker_unref);
  g_clear_pointer (&parts->far_room, earcup_room_unref);
  g_clear_pointer (&parts->neutral, earcup_response_unref);
  g_clear_pointer (&parts->diffuse, earcup_response_unref);
  g_clear_pointer (&parts->closed_designs, g_ptr_array_unref);
  g_clear_pointer (&parts->open_designs, g_ptr_array_unref);
  g_free (parts);
}

void
earcup_test_change (EarcupDesign    **design,
                    EarcupParameter   parameter,
                    double            value)
{
  *design = earcup_test_with (*design, parameter, value);
}

void
earcup_test_set_near (EarcupSubjectsParts *parts,
                      double               lowest_hz,
                      double               woofer_m,
                      double               max_level_db)
{
  earcup_loudspeaker_unref (parts->near_field);
  parts->near_field = new_loudspeaker (FALSE, lowest_hz, woofer_m, max_level_db);
}

void
earcup_test_set_far (EarcupSubjectsParts *parts,
                     double               lowest_hz,
                     double               woofer_m,
                     double               max_level_db)
{
  earcup_loudspeaker_unref (parts->far_field);
  parts->far_field = new_loudspeaker (TRUE, lowest_hz, woofer_m, max_level_db);
}
