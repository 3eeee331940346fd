/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>
#include <glib-object.h>

#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

#define EARCUP_HEAD_ERROR          (earcup_head_error_quark ())
#define EARCUP_HEAD_RADIUS_M       0.0875     /* Source: Duda and Martens, JASA 104 (1998) 3048 */
#define EARCUP_HEAD_HIGHEST_HZ     20000.0    /* the response fades from here … */
#define EARCUP_HEAD_END_HZ         22000.0    /* … and has gone here */
#define EARCUP_HEAD_SPHERE_HZ      150.0      /* below, a measured set is a sphere … */
#define EARCUP_HEAD_MEASURED_HZ    300.0      /* … and above, itself */
#define EARCUP_HEAD_MOST_DIRECTIONS 16384
#define EARCUP_HEAD_MOST_TAPS      65536
#define EARCUP_TYPE_HEAD           (earcup_head_get_type ())

typedef enum {
  EARCUP_HEAD_ERROR_BAD_SAMPLES,      /* a set of responses that cannot be used */
} EarcupHeadError;

typedef enum {
  EARCUP_EAR_LEFT,
  EARCUP_EAR_RIGHT,
  EARCUP_EARS
} EarcupEar;

/* Responses measured at both ears. Directions are unit vectors towards the source: ahead, to the
 * left, up. */
typedef struct {
  double       rate_hz;
  gsize        n_directions;
  gsize        n_taps;
  const float *directions;            /* n_directions · 3 */
  const float *taps;                  /* n_directions · 2 ears · n_taps */
  const float *delays;                /* n_directions · 2 ears, in frames; NULL for none */
} EarcupHeadSamples;

/* What a head and its ears do to sound from each direction. Immutable, any thread. */
typedef struct _EarcupHead EarcupHead;

GQuark          earcup_head_error_quark        (void);
GType           earcup_head_get_type           (void) G_GNUC_CONST;

EarcupHead     *earcup_head_new_spherical      (EarcupResponse           *diffuse_field);
EarcupHead     *earcup_head_new_sampled        (const EarcupHeadSamples  *samples,
                                                EarcupResponse           *diffuse_field,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupHead     *earcup_head_ref                (EarcupHead               *self);
void            earcup_head_unref              (EarcupHead               *self);

double          earcup_head_get_fade           (double                    hz);
gboolean        earcup_head_is_sampled         (const EarcupHead         *self);
EarcupResponse *earcup_head_get_diffuse_field  (const EarcupHead         *self);
void            earcup_head_compute            (const EarcupHead         *self,
                                                const double              direction[3],
                                                double                    delay_s,
                                                double                    hz_step,
                                                gsize                     n_bins,
                                                float complex            *ears[EARCUP_EARS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupHead, earcup_head_unref)

G_END_DECLS
