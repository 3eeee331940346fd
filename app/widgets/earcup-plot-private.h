/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-plot-scale.h"
#include "plotting/earcup-plot-view.h"
#include "widgets/earcup-plot-listen.h"
#include "widgets/earcup-plot-sight.h"
#include "widgets/earcup-plot-spectrum.h"

G_BEGIN_DECLS

typedef enum {
  EARCUP_PLOT_DRAG_NONE,
  EARCUP_PLOT_DRAG_CLICK,      /* as long as the pointer stays where it was pressed */
  EARCUP_PLOT_DRAG_BAND,
} EarcupPlotDrag;

/* What is heard by way of a plot. */
typedef struct {
  gboolean        tool;        /* drags and clicks are for what is heard */
  gboolean        has_band;
  EarcupBand      band;
  EarcupPlotSound sound;       /* at the cursor; none while there is a band */
  double          anchor_hz;   /* from where the cursor widens the band; 0: it does not */
  gboolean        sonifies;    /* a curve is heard as a melody, and nothing else */
  EarcupPlotDrag  drag;
  double          fixed_hz;    /* where it began, or the edge that stays */
} EarcupPlotListening;

/* What of its scene a plot lets one see. */
typedef struct {
  GHashTable      *hidden;          /* the names of the curves that are not */
  EarcupPlotView   view;
  EarcupPlotScene *visible;         /* without those; NULL without a scene */
  EarcupPlotScene *shown;           /* … and only the part that is in view */
  char            *read;            /* the name of the curve that is read alone; NULL for all */
  EarcupPlotView   grasped;         /* what was in view when it was grasped, where, … */
  EarcupPlotScale  grasped_scale;
  double           grasped_x;       /* … and by which point, in pixels */
  double           grasped_y;
} EarcupPlotSight;

/* Where a pointer was seen last, in pixels. */
typedef struct {
  double x;
  double y;
} EarcupPlotPointer;

EarcupPlotPointer   *earcup_plot_get_pointer        (EarcupPlot      *self);
void                 earcup_plot_add_pointer        (EarcupPlot      *self);
void                 earcup_plot_set_hover          (EarcupPlot      *self,
                                                     double           place);
void                 earcup_plot_move_cursor        (EarcupPlot      *self,
                                                     double           place);

/* What that needs of the plot, and the plot of it. */
EarcupPlotListening *earcup_plot_get_listening      (EarcupPlot      *self);
void                 earcup_plot_tell_listening     (EarcupPlot      *self);
void                 earcup_plot_get_axes           (EarcupPlot      *self,
                                                     EarcupPlotScale *scale);
gboolean             earcup_plot_begin_listening    (EarcupPlot      *self,
                                                     double           x,
                                                     gboolean         with_shift);
gboolean             earcup_plot_drag_listening     (EarcupPlot      *self,
                                                     double           x,
                                                     double           dx);
void                 earcup_plot_end_listening      (EarcupPlot      *self);
void                 earcup_plot_follow_cursor      (EarcupPlot      *self);
void                 earcup_plot_snapshot_listening (EarcupPlot      *self,
                                                     GtkSnapshot     *snapshot);
void                 earcup_plot_bind_listening     (GtkWidgetClass  *widget_class);

/* What is seen, and what that needs of the plot. */
EarcupPlotSight     *earcup_plot_get_sight          (EarcupPlot            *self);
double               earcup_plot_get_span           (EarcupPlot            *self);
void                 earcup_plot_tell_shown         (EarcupPlot            *self);
void                 earcup_plot_tell_read          (EarcupPlot            *self);
void                 earcup_plot_sight_init         (EarcupPlotSight       *sight);
void                 earcup_plot_sight_clear        (EarcupPlotSight       *sight);
void                 earcup_plot_sight_follow       (EarcupPlot            *self,
                                                     const EarcupPlotScene *previous);
void                 earcup_plot_sight_follow_place (EarcupPlot            *self,
                                                     double                 place);
void                 earcup_plot_sight_show_levels  (EarcupPlot            *self);
int                  earcup_plot_get_main_curve     (EarcupPlot            *self);
int                  earcup_plot_get_read_curve     (EarcupPlot            *self);
void                 earcup_plot_bind_sight         (GtkWidgetClass        *widget_class);

/* What the plot says. */
double               earcup_plot_get_read           (EarcupPlot      *self);
void                 earcup_plot_update_description (EarcupPlot      *self);

/* What the keys of the plot need of it. */
double earcup_plot_get_place (EarcupPlot     *self);
void   earcup_plot_set_place (EarcupPlot     *self,
                              double          place);
void   earcup_plot_bind_keys (GtkWidgetClass *widget_class);

/* What a plot keeps of what plays, and what that needs of the plot. */
typedef struct {
  EarcupPlotSpectrum *spectrum;
  gboolean            is_shown;
  gint64              read_us;    /* when its level was read out last */
} EarcupPlotLive;

EarcupPlotLive *earcup_plot_get_live         (EarcupPlot     *self);
void            earcup_plot_invalidate       (EarcupPlot     *self);
void            earcup_plot_notify_readout   (EarcupPlot     *self);
char           *earcup_plot_live_dup_readout (EarcupPlotLive *live,
                                              const char     *levels,
                                              double          hz);

G_END_DECLS
