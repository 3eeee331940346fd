/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a thing passes from one thread to the streaming thread and back, without a lock. This file
 * and its source know no library at all, so that the thread sanitizer can see all that happens. */

typedef struct _EarcupHandOverItem EarcupHandOverItem;

/* The first member of whatever is handed over. */
struct _EarcupHandOverItem {
  EarcupHandOverItem *next;        /* for the list of those that may be freed */
};

typedef struct {
  EarcupHandOverItem *pending;     /* atomic: given, not yet taken */
  EarcupHandOverItem *retired;     /* atomic: a list of those to be freed */
} EarcupHandOver;

EarcupHandOverItem *earcup_hand_over_give    (EarcupHandOver     *self,
                                              EarcupHandOverItem *item);
EarcupHandOverItem *earcup_hand_over_collect (EarcupHandOver     *self);

EarcupHandOverItem *earcup_hand_over_take    (EarcupHandOver     *self);
void                earcup_hand_over_retire  (EarcupHandOver     *self,
                                              EarcupHandOverItem *first);
