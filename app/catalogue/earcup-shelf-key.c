/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-shelf-key.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static double
get_number (EarcupEntry *entry,
            const char  *key)
{
  double number = NAN;

  earcup_entry_get_number (entry, key, &number);
  return number;
}

static double
get_price (EarcupEntry *entry)
{
  double pair_usd = get_number (entry, "price_usd");

  return isnan (pair_usd) ? get_number (entry, "price_each_usd") : pair_usd;
}

static double
get_recency (EarcupEntry       *entry,
             EarcupCollections *collections)
{
  int place = earcup_collections_get_recency (collections, earcup_entry_get_id (entry));

  return place >= 0 ? (double) place : (double) NAN;
}

static double
get_computed (EarcupShelfOrder  order,
              EarcupEntry      *entry,
              EarcupGallery    *gallery,
              const double     *reference)
{
  EarcupPortrait portrait;

  if (!earcup_gallery_get (gallery, entry, &portrait))
    return NAN;
  if (order == EARCUP_SHELF_ORDER_ISOLATION)
    return portrait.isolation_db;
  if (order == EARCUP_SHELF_ORDER_BLEED)
    return portrait.bleed_db;
  if (order == EARCUP_SHELF_ORDER_BRIGHTNESS)
    return portrait.brightness_db;

  return reference != NULL ? earcup_deviation_profile_distance (portrait.profile, reference)
                           : (double) NAN;
}

/* Returns: whether what orders is computed from the model, and not printed on the box */
gboolean
earcup_shelf_key_is_computed (EarcupShelfOrder order)
{
  return order == EARCUP_SHELF_ORDER_ISOLATION || order == EARCUP_SHELF_ORDER_BLEED ||
         order == EARCUP_SHELF_ORDER_BRIGHTNESS || order == EARCUP_SHELF_ORDER_NEAREST;
}

/**
 * earcup_shelf_key_get:
 * @order: by what is ordered
 * @entry: an entry
 * @gallery: what is computed of entries
 * @collections: what was used lately
 * @reference: (nullable): the profile to which entries are near or far
 *
 * Returns: what orders the entry: US dollars, grams, ohms, dB, or how many were used since; NaN
 *   where it is not known, and for the name
 */
double
earcup_shelf_key_get (EarcupShelfOrder   order,
                      EarcupEntry       *entry,
                      EarcupGallery     *gallery,
                      EarcupCollections *collections,
                      const double      *reference)
{
  switch (order)
    {
    case EARCUP_SHELF_ORDER_PRICE:
      return get_price (entry);

    case EARCUP_SHELF_ORDER_WEIGHT:
      return get_number (entry, "weight_g");

    case EARCUP_SHELF_ORDER_IMPEDANCE:
      return get_number (entry, "impedance_ohm");

    case EARCUP_SHELF_ORDER_ISOLATION:
    case EARCUP_SHELF_ORDER_BLEED:
    case EARCUP_SHELF_ORDER_BRIGHTNESS:
    case EARCUP_SHELF_ORDER_NEAREST:
      return get_computed (order, entry, gallery, reference);

    case EARCUP_SHELF_ORDER_RECENT:
      return get_recency (entry, collections);

    case EARCUP_SHELF_ORDER_NAME:
    case EARCUP_N_SHELF_ORDERS:
    default:
      return NAN;
    }
}

/* Returns: (transfer none): what an order is called */
const char *
earcup_shelf_key_get_label (EarcupShelfOrder order)
{
  static const char *const labels[EARCUP_N_SHELF_ORDERS] = {
    [EARCUP_SHELF_ORDER_NAME] = NC_("order", "Name"),
    [EARCUP_SHELF_ORDER_PRICE] = NC_("order", "Price"),
    [EARCUP_SHELF_ORDER_WEIGHT] = NC_("order", "Weight"),
    [EARCUP_SHELF_ORDER_IMPEDANCE] = NC_("order", "Impedance"),
    [EARCUP_SHELF_ORDER_ISOLATION] = NC_("order", "Isolation"),
    [EARCUP_SHELF_ORDER_BLEED] = NC_("order", "Bleed"),
    [EARCUP_SHELF_ORDER_BRIGHTNESS] = NC_("order", "Brightness"),
    [EARCUP_SHELF_ORDER_NEAREST] = NC_("order", "Nearest to what is heard"),
    [EARCUP_SHELF_ORDER_RECENT] = NC_("order", "Recently used"),
  };

  g_return_val_if_fail ((guint) order < EARCUP_N_SHELF_ORDERS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "order", labels[order]);
}

/* Returns: (transfer full) (nullable): a key of an order with its unit, for people; %NULL where it
 * is not known or need not be said */
char *
earcup_shelf_key_dup_text (EarcupShelfOrder order,
                           double           key)
{
  if (isnan (key))
    return NULL;

  switch (order)
    {
    case EARCUP_SHELF_ORDER_PRICE:
      /* Translators: a price in US dollars */
      return g_strdup_printf (_("%.0f $"), key);

    case EARCUP_SHELF_ORDER_WEIGHT:
      return g_strdup_printf (_("%.0f g"), key);

    case EARCUP_SHELF_ORDER_ISOLATION:
      /* Translators: how much sound from outside is held off */
      return g_strdup_printf (_("isolates %.0f dB"), key);

    case EARCUP_SHELF_ORDER_BLEED:
      /* Translators: how loud it is outside */
      return g_strdup_printf (_("bleeds %.0f dB SPL"), key);

    case EARCUP_SHELF_ORDER_BRIGHTNESS:
      /* Translators: how much louder the treble is than the middle; the sign is %s */
      return g_strdup_printf (_("treble %s%.1f dB"), key < -0.05 ? "−" : "+", fabs (key));

    case EARCUP_SHELF_ORDER_NEAREST:
      /* Translators: how different it sounds from what is heard */
      return g_strdup_printf (_("%.1f dB away"), key);

    case EARCUP_SHELF_ORDER_NAME:
    case EARCUP_SHELF_ORDER_IMPEDANCE:
    case EARCUP_SHELF_ORDER_RECENT:
    case EARCUP_N_SHELF_ORDERS:
    default:
      return NULL;
    }
}
