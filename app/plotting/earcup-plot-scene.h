/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "plotting/earcup-plot-band.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_PLOT_SCENE           (earcup_plot_scene_get_type ())
#define EARCUP_PLOT_LOWEST_HZ            20.0
#define EARCUP_PLOT_HIGHEST_HZ           20000.0
#define EARCUP_PLOT_N_SLOT_STYLES        8     /* styles 0…7 belong to the slots A–H */
#define EARCUP_PLOT_STYLE_TARGET         8     /* a reference curve, drawn in the ink */
#define EARCUP_PLOT_STYLE_DIFFERENCE     9     /* one curve minus another, filled to zero */

/* What runs from left to right. A place is a number on this axis. */
typedef enum {
  EARCUP_PLOT_AXIS_FREQUENCY,    /* in Hz, by ratio */
  EARCUP_PLOT_AXIS_TIME,         /* in ms, evenly */
} EarcupPlotAxis;

/* One curve. The strings and arrays that a scene hands out belong to the scene. */
typedef struct
{
  const char   *label;         /* the full name, for the legend and for speech */
  const char   *tag;           /* a few letters for the end of the curve: "A", "A−B" */
  const double *hz;            /* rising, in ms along an axis of time; what is not finite leaves
                                * a gap */
  const double *level_db;      /* in the unit of the scene */
  gsize         n_points;
  guint         style;         /* a slot 0…7 or one of EARCUP_PLOT_STYLE_… */
  gboolean      is_emphasised; /* the one that is heard: drawn thicker and last */
  double        after_ms;      /* of a slice of a waterfall: how long after the sound */
} EarcupPlotSeries;

/* A range of frequencies that is worth a caption, such as where the filter is cut. */
typedef struct
{
  double      from_hz;
  double      to_hz;
  const char *caption;
} EarcupPlotMark;

/* What a plot shows: curves, axes and captions. Immutable, any thread. */
typedef struct _EarcupPlotScene        EarcupPlotScene;
typedef struct _EarcupPlotSceneBuilder EarcupPlotSceneBuilder;
typedef double (*EarcupPlotLevelFunc) (gconstpointer subject, double hz);

GType                   earcup_plot_scene_get_type            (void) G_GNUC_CONST;

EarcupPlotSceneBuilder *earcup_plot_scene_builder_new         (const char             *title);
void                    earcup_plot_scene_builder_free        (EarcupPlotSceneBuilder *self);
void                    earcup_plot_scene_builder_set_axis    (EarcupPlotSceneBuilder *self,
                                                               const char             *label,
                                                               const char             *unit,
                                                               gboolean                is_signed);
void                    earcup_plot_scene_builder_set_footer  (EarcupPlotSceneBuilder *self,
                                                               const char             *footer);
void                    earcup_plot_scene_builder_set_range   (EarcupPlotSceneBuilder *self,
                                                               double                  span_db,
                                                               double                  centre_db);
void                    earcup_plot_scene_builder_set_places  (EarcupPlotSceneBuilder *self,
                                                               EarcupPlotAxis          axis,
                                                               double                  from,
                                                               double                  to);
void                    earcup_plot_scene_builder_set_least   (EarcupPlotSceneBuilder *self,
                                                               double                  span);
void                    earcup_plot_scene_builder_set_ratios  (EarcupPlotSceneBuilder *self);
void                    earcup_plot_scene_builder_set_as_is   (EarcupPlotSceneBuilder *self);
void                    earcup_plot_scene_builder_set_depth   (EarcupPlotSceneBuilder *self,
                                                               double                  last_ms);
void                    earcup_plot_scene_builder_set_zone    (EarcupPlotSceneBuilder *self,
                                                               double                  from_hz);
void                    earcup_plot_scene_builder_set_smooth  (EarcupPlotSceneBuilder *self,
                                                               double                  octaves);
void                    earcup_plot_scene_builder_add_series  (EarcupPlotSceneBuilder *self,
                                                               const EarcupPlotSeries *series);
void                    earcup_plot_scene_builder_add_levels  (EarcupPlotSceneBuilder *self,
                                                               const char             *label,
                                                               const char             *tag,
                                                               guint                   style,
                                                               gboolean                is_heard,
                                                               EarcupPlotLevelFunc     level,
                                                               gconstpointer           subject);
void                    earcup_plot_scene_builder_add_band    (EarcupPlotSceneBuilder *self,
                                                               const EarcupPlotBand   *band);
void                    earcup_plot_scene_builder_add_mark    (EarcupPlotSceneBuilder *self,
                                                               double                  from_hz,
                                                               double                  to_hz,
                                                               const char             *caption);
EarcupPlotScene        *earcup_plot_scene_builder_end         (EarcupPlotSceneBuilder *self)
                                                               G_GNUC_WARN_UNUSED_RESULT;

EarcupPlotScene        *earcup_plot_scene_ref                 (EarcupPlotScene        *self);
void                    earcup_plot_scene_unref               (EarcupPlotScene        *self);
const char             *earcup_plot_scene_get_title           (const EarcupPlotScene  *self);
const char             *earcup_plot_scene_get_axis_label      (const EarcupPlotScene  *self);
const char             *earcup_plot_scene_get_unit            (const EarcupPlotScene  *self);
gboolean                earcup_plot_scene_get_is_signed       (const EarcupPlotScene  *self);
const char             *earcup_plot_scene_get_footer          (const EarcupPlotScene  *self);
EarcupPlotAxis          earcup_plot_scene_get_places          (const EarcupPlotScene  *self,
                                                               double                 *from,
                                                               double                 *to);
gboolean                earcup_plot_scene_get_has_ratios      (const EarcupPlotScene  *self);
gboolean                earcup_plot_scene_get_is_as_is        (const EarcupPlotScene  *self);
double                  earcup_plot_scene_get_depth           (const EarcupPlotScene  *self);
double                  earcup_plot_scene_get_zone            (const EarcupPlotScene  *self);
guint                   earcup_plot_scene_get_n_series        (const EarcupPlotScene  *self);
const EarcupPlotSeries *earcup_plot_scene_get_series          (const EarcupPlotScene  *self,
                                                               guint                   index);
const char             *earcup_plot_scene_get_name            (const EarcupPlotScene  *self,
                                                               guint                   index);
guint                   earcup_plot_scene_get_n_bands         (const EarcupPlotScene  *self);
const EarcupPlotBand   *earcup_plot_scene_get_band            (const EarcupPlotScene  *self,
                                                               guint                   index);
guint                   earcup_plot_scene_get_n_marks         (const EarcupPlotScene  *self);
const EarcupPlotMark   *earcup_plot_scene_get_mark            (const EarcupPlotScene  *self,
                                                               guint                   index);
double                  earcup_plot_scene_get_level           (const EarcupPlotScene  *self,
                                                               guint                   index,
                                                               double                  hz);
double                  earcup_plot_scene_find_turn           (const EarcupPlotScene  *self,
                                                               guint                   index,
                                                               double                  from_hz,
                                                               gboolean                is_upwards);
void                    earcup_plot_scene_get_range           (const EarcupPlotScene  *self,
                                                               double                  span_db,
                                                               double                 *low_db,
                                                               double                 *high_db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupPlotScene, earcup_plot_scene_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupPlotSceneBuilder, earcup_plot_scene_builder_free)

G_END_DECLS
