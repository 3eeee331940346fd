/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-monitor.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-binaural-figures.h"
#include "catalogue/earcup-catalogue.h"

static EarcupMonitor *
make (EarcupCatalogue   *catalogue,
      const char        *id,
      EarcupMonitorRoom  room,
      double             distance_m)
{
  EarcupMonitorSetup setup = {
    room, distance_m, earcup_catalogue_get_listener (catalogue, NULL),
  };
  g_autoptr(GError) error = NULL;
  EarcupMonitor *monitor;

  monitor = earcup_monitor_new (earcup_catalogue_get_entry (catalogue, id), &setup, &error);
  g_assert_no_error (error);

  return monitor;
}

static void
test_figures (void)
{
  const struct
  {
    const char    *id;
    double         lowest_hz;
    double         tolerance_db;
    double         woofer_m;
    double         midrange_m;
    EarcupCabinet  cabinet;
  } cases[] = {
    { "krk-rokit-5-g3-rp5g3", 45.0, 6.0, 0.127, 0.0, EARCUP_CABINET_PORTED },
    { "atc-scm100asl-pro", 35.0, 6.0, 0.314, 0.075, EARCUP_CABINET_PORTED },
    { "yamaha-hs5", 54.0, 10.0, 0.127, 0.0, EARCUP_CABINET_PORTED },
    { "yamaha-ns-10m", 60.0, 6.0, 0.180, 0.0, EARCUP_CABINET_SEALED },
    { "neumann-kh-310-a", 34.0, 3.0, 0.210, 0.076, EARCUP_CABINET_SEALED },
  };
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EarcupMonitor) monitor = make (catalogue, cases[i].id, EARCUP_MONITOR_ROOM_USUAL,
                                               0.0);
      const EarcupLoudspeakerFigures *figures =
        earcup_loudspeaker_get_figures (earcup_monitor_get_speaker (monitor));

      g_test_message ("%s", cases[i].id);
      g_assert_cmpfloat (figures->lowest_hz, ==, cases[i].lowest_hz);
      g_assert_cmpfloat (figures->tolerance_db, ==, cases[i].tolerance_db);
      g_assert_cmpfloat_with_epsilon (figures->woofer_m, cases[i].woofer_m, 1e-9);
      g_assert_cmpfloat_with_epsilon (figures->midrange_m, cases[i].midrange_m, 1e-9);
      g_assert_cmpint (figures->cabinet, ==, cases[i].cabinet);
    }
}

static void
test_usual (void)
{
  const struct
  {
    const char        *id;
    EarcupMonitorRoom  room;
    double             distance_m;
  } cases[] = {
    { "krk-rokit-5-g3-rp5g3", EARCUP_MONITOR_ROOM_UNTREATED, 1.2 },
    { "neumann-kh-310-a", EARCUP_MONITOR_ROOM_TREATED, 2.25 },
    { "atc-scm100asl-pro", EARCUP_MONITOR_ROOM_TREATED, 3.0 },
  };
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EarcupMonitor) monitor = make (catalogue, cases[i].id, EARCUP_MONITOR_ROOM_USUAL,
                                               0.0);

      g_assert_cmpint (earcup_monitor_get_room (monitor), ==, cases[i].room);
      g_assert_cmpfloat (earcup_monitor_get_distance (monitor), ==, cases[i].distance_m);
    }
}

static gboolean
has_note (EarcupMonitor *monitor,
          const char    *word)
{
  g_auto(GStrv) notes = earcup_monitor_dup_notes (monitor);

  for (guint i = 0; notes[i] != NULL; i++)
    if (strstr (notes[i], word) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_notes (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupMonitor) plain = make (catalogue, "focal-alpha-50-evo",
                                         EARCUP_MONITOR_ROOM_USUAL, 0.0);
  const struct
  {
    const char *id;
    const char *word;
  } cases[] = {
    { "krk-rokit-5-g3-rp5g3", "taken to be 6 dB" },
    { "atc-scm100asl-pro", "range is unverified" },
    { "genelec-8361a", "woofer is not known" },
    { "genelec-8361a", "tweeter is not known" },
    { "yamaha-hs5", "level is not known" },
    { "genelec-8030c", "level is unverified" },
    { "genelec-8030c", "has a port is not known" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EarcupMonitor) monitor = make (catalogue, cases[i].id, EARCUP_MONITOR_ROOM_USUAL,
                                               0.0);

      g_test_message ("%s: %s", cases[i].id, cases[i].word);
      g_assert_true (has_note (monitor, cases[i].word));
      g_assert_false (has_note (plain, cases[i].word));
    }
}

/* Treatment lets more of the direct sound through, the open only that. */
static void
test_rooms (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  static const EarcupMonitorRoom rooms[] = {
    EARCUP_MONITOR_ROOM_UNTREATED, EARCUP_MONITOR_ROOM_TREATED, EARCUP_MONITOR_ROOM_NONE,
  };
  double last_db = -INFINITY;

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autoptr(EarcupMonitor) monitor = make (catalogue, "genelec-8030c", rooms[i], 1.5);
      g_autoptr(EarcupBinaural) binaural = earcup_monitor_dup_binaural (monitor, 44100);
      double ratio_db = earcup_binaural_compute_direct_ratio (binaural, 500.0, 4000.0);
      g_autofree char *text = earcup_monitor_dup_text (monitor);

      g_assert_cmpuint (earcup_binaural_get_rate (binaural), ==, 44100);
      g_assert_cmpfloat (ratio_db, >, last_db + 3.0);
      g_assert_nonnull (strstr (text, "1.50 m"));
      last_db = ratio_db;
    }
}

/* The curve is the mean power of all four paths, and low notes fall off as the maker says. */
static void
test_response (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupMonitor) monitor = make (catalogue, "yamaha-hs5", EARCUP_MONITOR_ROOM_NONE, 0.0);
  g_autoptr(EarcupBinaural) binaural = earcup_monitor_dup_binaural (monitor,
                                                                    EARCUP_MONITOR_RATE_HZ);
  EarcupResponse *response = earcup_monitor_get_response (monitor);

  g_assert_true (earcup_monitor_get_response (monitor) == response);
  g_assert_cmpfloat_with_epsilon (earcup_response_get_reference (response), 0.0, 0.5);
  for (double hz = 50.0; hz < 15000.0; hz *= 1.7)
    {
      double sum = 0.0;

      for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
        sum += earcup_binaural_compute_power (binaural, EARCUP_BINAURAL_ALL, path,
                                              hz * exp2 (-1.0 / 24.0), hz * exp2 (1.0 / 24.0));
      g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, hz),
                                      10.0 * log10 (sum / 2.0), 0.3);
    }
  g_assert_cmpfloat (earcup_response_get_level (response, 30.0), <,
                     earcup_response_get_level (response, 150.0) - 12.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/monitor/figures-are-those-of-the-maker", test_figures);
  g_test_add_func ("/catalogue/monitor/stands-where-it-is-made-for", test_usual);
  g_test_add_func ("/catalogue/monitor/notes-say-what-is-assumed", test_notes);
  g_test_add_func ("/catalogue/monitor/treatment-lets-direct-sound-through", test_rooms);
  g_test_add_func ("/catalogue/monitor/the-curve-is-the-power-at-both-ears", test_response);

  return g_test_run ();
}
