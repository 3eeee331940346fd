/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-hand-over.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * earcup_hand_over_give:
 * @self: zeros at first
 * @item: (transfer full) (nullable): what is to be taken next
 *
 * Gives something to the streaming thread. The newest wins.
 *
 * Returns: (transfer full) (nullable): what was given before and never taken; any one thread
 */
EarcupHandOverItem *
earcup_hand_over_give (EarcupHandOver     *self,
                       EarcupHandOverItem *item)
{
  return __atomic_exchange_n (&self->pending, item, __ATOMIC_ACQ_REL);
}

/* Returns: (transfer full) (nullable): a list of all that was given back; any thread but the
 * streaming one */
EarcupHandOverItem *
earcup_hand_over_collect (EarcupHandOver *self)
{
  return __atomic_exchange_n (&self->retired, NULL, __ATOMIC_ACQUIRE);
}

/* Returns: (transfer full) (nullable): what was given last, once; the streaming thread */
EarcupHandOverItem *
earcup_hand_over_take (EarcupHandOver *self)
{
  return __atomic_exchange_n (&self->pending, NULL, __ATOMIC_ACQUIRE);
}

/* Gives back a list of things, or nothing when @first is %NULL; the streaming thread, which never
 * waits here for longer than it takes another one to empty the list. */
void
earcup_hand_over_retire (EarcupHandOver     *self,
                         EarcupHandOverItem *first)
{
  while (first != NULL)
    {
      EarcupHandOverItem *next = first->next;

      first->next = __atomic_load_n (&self->retired, __ATOMIC_RELAXED);
      while (!__atomic_compare_exchange_n (&self->retired, &first->next, first, true,
                                           __ATOMIC_RELEASE, __ATOMIC_RELAXED))
        continue;

      first = next;
    }
}
