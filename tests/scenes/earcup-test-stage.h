/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-test-sound.h"
#include "scenes/earcup-scene-prepare.h"
#include "scenes/earcup-scene-render.h"

G_BEGIN_DECLS

#define EARCUP_TEST_RATE_HZ 48000

/* How levels in a file are told. */
typedef enum {
  EARCUP_TEST_PLAIN,         /* dB SPL of what the file stands for */
  EARCUP_TEST_A_WEIGHTED,    /* the same, A-weighted */
  EARCUP_TEST_EXPOSURE,      /* dBA of the diffuse field that does the same to the drum */
} EarcupTestWeight;

/* A scene of 6 s of pink noise on an archetype, heard so softly that no limiter acts. */
EarcupScene       *earcup_test_scene         (EarcupSceneKind     kind,
                                              const char         *archetype);
EarcupMonitor     *earcup_test_monitor       (const char         *id);
GFile             *earcup_test_pink_file     (double              seconds,
                                              guint               rate_hz);

EarcupSceneResult *earcup_test_prepare       (const EarcupScene  *scene);

/* Renders one stem, or all with %NULL; (transfer full), interleaved. */
float             *earcup_test_hear          (EarcupSceneResult  *result,
                                              const char         *stem,
                                              EarcupSceneReport  *report);

/* What is found in a sound of the length of the scene, by one transform of all of it. */
double             earcup_test_level_of      (EarcupSceneResult  *result,
                                              const float        *frames,
                                              EarcupTestWeight    weight);
double             earcup_test_stem_level    (EarcupSceneResult  *result,
                                              const char         *stem,
                                              EarcupTestWeight    weight);

/* Ends the test when a figure is not what was found. */
void               earcup_test_check_figure  (EarcupSceneResult  *result,
                                              const char         *key,
                                              double              found,
                                              double              tolerance);

G_END_DECLS
