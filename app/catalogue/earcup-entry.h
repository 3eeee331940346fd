/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "catalogue/earcup-figure.h"
#include "catalogue/earcup-search-key.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_ENTRY_KIND (earcup_entry_kind_get_type ())
#define EARCUP_TYPE_ENCLOSURE  (earcup_enclosure_get_type ())
#define EARCUP_TYPE_WEARING    (earcup_wearing_get_type ())
#define EARCUP_TYPE_TRANSDUCER (earcup_transducer_get_type ())
#define EARCUP_TYPE_PRICE_TIER (earcup_price_tier_get_type ())

typedef enum {
  EARCUP_ENTRY_KIND_HEADPHONE,
  EARCUP_ENTRY_KIND_MONITOR,
  EARCUP_ENTRY_KIND_CURVE,      /* a measurement of the user's own: no figures, only a curve */
} EarcupEntryKind;

typedef enum {
  EARCUP_ENCLOSURE_NONE,        /* of monitors, and of curves, of which it is not known */
  EARCUP_ENCLOSURE_CLOSED,
  EARCUP_ENCLOSURE_SEMI_OPEN,
  EARCUP_ENCLOSURE_OPEN,
} EarcupEnclosure;

typedef enum {
  EARCUP_WEARING_NONE,          /* of monitors and curves */
  EARCUP_WEARING_OVER_EAR,
  EARCUP_WEARING_ON_EAR,
} EarcupWearing;

typedef enum {
  EARCUP_TRANSDUCER_NONE,       /* of monitors and curves */
  EARCUP_TRANSDUCER_DYNAMIC,
  EARCUP_TRANSDUCER_PLANAR,
} EarcupTransducer;

typedef enum {
  EARCUP_PRICE_TIER_UNKNOWN,
  EARCUP_PRICE_TIER_BUDGET,
  EARCUP_PRICE_TIER_MID,
  EARCUP_PRICE_TIER_HIGH,
  EARCUP_PRICE_TIER_FLAGSHIP,
} EarcupPriceTier;

#define EARCUP_ENTRY_N_LEVELS 109      /* of a curve: as many as EARCUP_DEVIATION_POINTS */

/* A guide that names an entry. */
typedef struct {
  char *guide;     /* G1 to G5 */
  char *as;        /* how: a list's tier, or a code of data/catalogue/README.md */
} EarcupMention;

/* A price that was seen somewhere. */
typedef struct {
  double  usd;
  char   *source;
} EarcupPrice;

/* A figure on which the sources do not agree. */
typedef struct {
  char *figure;    /* its key */
  char *kept;      /* what the catalogue says, "" where it says nothing */
  char *others;    /* what others say, joined by commas, "" where it is plain doubt */
} EarcupDisagreement;

/* A row of the catalogue. Immutable once made. */
#define EARCUP_TYPE_ENTRY (earcup_entry_get_type ())
G_DECLARE_FINAL_TYPE (EarcupEntry, earcup_entry, EARCUP, ENTRY, GObject)

GType                      earcup_entry_kind_get_type         (void) G_GNUC_CONST;
GType                      earcup_enclosure_get_type          (void) G_GNUC_CONST;
GType                      earcup_wearing_get_type            (void) G_GNUC_CONST;
GType                      earcup_transducer_get_type         (void) G_GNUC_CONST;
GType                      earcup_price_tier_get_type         (void) G_GNUC_CONST;

EarcupEntry               *earcup_entry_new_from_json         (JsonObject       *object,
                                                               EarcupEntryKind   kind,
                                                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupEntry               *earcup_entry_new_curve             (const char       *id,
                                                               const char       *maker,
                                                               const char       *model,
                                                               const char       *variant,
                                                               const gint16     *levels);

const char                *earcup_entry_get_id                (EarcupEntry      *self);
const char                *earcup_entry_get_name              (EarcupEntry      *self);
const char                *earcup_entry_get_maker             (EarcupEntry      *self);
const char                *earcup_entry_get_model             (EarcupEntry      *self);
const char                *earcup_entry_get_variant           (EarcupEntry      *self);
const char *const         *earcup_entry_get_nicknames         (EarcupEntry      *self);
EarcupEntryKind            earcup_entry_get_kind              (EarcupEntry      *self);
EarcupEnclosure            earcup_entry_get_enclosure         (EarcupEntry      *self);
EarcupWearing              earcup_entry_get_wearing           (EarcupEntry      *self);
EarcupTransducer           earcup_entry_get_transducer        (EarcupEntry      *self);
EarcupPriceTier            earcup_entry_get_price_tier        (EarcupEntry      *self);
gboolean                   earcup_entry_is_active             (EarcupEntry      *self);
gboolean                   earcup_entry_is_anc                (EarcupEntry      *self);
gboolean                   earcup_entry_is_wireless           (EarcupEntry      *self);
const char *const         *earcup_entry_get_uses              (EarcupEntry      *self);

const EarcupMention       *earcup_entry_get_mentions          (EarcupEntry      *self,
                                                               guint            *n_mentions);
gboolean                   earcup_entry_is_named_in_guides    (EarcupEntry      *self);
const EarcupPrice         *earcup_entry_get_prices            (EarcupEntry      *self,
                                                               guint            *n_prices);
const EarcupDisagreement  *earcup_entry_get_disagreements     (EarcupEntry      *self,
                                                               guint            *n_disagreements);

guint                      earcup_entry_get_n_figures         (EarcupEntry      *self);
const EarcupFigure        *earcup_entry_get_nth_figure        (EarcupEntry      *self,
                                                               guint             position);
const EarcupFigure        *earcup_entry_get_figure            (EarcupEntry      *self,
                                                               const char       *key);
gboolean                   earcup_entry_get_number            (EarcupEntry      *self,
                                                               const char       *key,
                                                               double           *value);
const EarcupSearchKey     *earcup_entry_get_search_key        (EarcupEntry      *self);
const char                *earcup_entry_get_sort_key          (EarcupEntry      *self);
const gint16              *earcup_entry_get_levels            (EarcupEntry      *self);

G_END_DECLS
