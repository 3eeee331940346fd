/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-hand-over.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>

/* No library but the threads themselves, so that the thread sanitizer sees every access; without
 * it the same program shows that nothing is lost and nothing is used after it was spoilt, which
 * stands here for being freed. */

#define N_GIVEN  40000
#define N_VALUES 16
#define N_PLAYED 3          /* for how many turns a thing is used before the next is taken */

typedef struct {
  EarcupHandOverItem item;
  int                values[N_VALUES];
} Thing;

static Thing things[N_GIVEN];
static EarcupHandOver hand_over;
static int finished;        /* atomic */
static int n_wrong;         /* the streaming thread's, until it is joined */
static int n_taken;
static int newest;

static void
use (const Thing *thing)
{
  for (int i = 0; i < N_VALUES; i++)
    if (thing->values[i] != thing->values[0] + i)
      n_wrong++;
}

/* As the streaming thread does it: the present thing and the next one are both in use for a
 * while, then the old one is given back. */
static void *
stream (void *data)
{
  Thing *present = NULL;

  while (!__atomic_load_n (&finished, __ATOMIC_ACQUIRE))
    {
      Thing *next = (Thing *) earcup_hand_over_take (&hand_over);

      if (next == NULL)
        {
          sched_yield ();
          continue;
        }

      n_taken++;
      newest = next->values[0];
      for (int i = 0; i < N_PLAYED; i++)
        {
          if (present != NULL)
            use (present);
          use (next);
        }

      if (present != NULL)
        {
          present->item.next = NULL;
          earcup_hand_over_retire (&hand_over, &present->item);
        }
      present = next;
    }

  if (present != NULL)
    {
      present->item.next = NULL;
      earcup_hand_over_retire (&hand_over, &present->item);
    }

  return NULL;
}

static int
spoil_list (EarcupHandOverItem *first)
{
  int n = 0;

  while (first != NULL)
    {
      Thing *thing = (Thing *) first;

      first = first->next;
      for (int i = 0; i < N_VALUES; i++)
        thing->values[i] = -1;
      n++;
    }

  return n;
}

static int
give (int number)
{
  Thing *thing = &things[number];
  int n;

  for (int i = 0; i < N_VALUES; i++)
    thing->values[i] = number + i;

  n = spoil_list (earcup_hand_over_give (&hand_over, &thing->item));

  return n + spoil_list (earcup_hand_over_collect (&hand_over));
}

static void
wait_until_taken (void)
{
  while (__atomic_load_n (&hand_over.pending, __ATOMIC_RELAXED) != NULL)
    sched_yield ();
}

static void
report (int         number,
        bool        holds,
        const char *name)
{
  printf ("%sok %d /audio/hand-over/%s\n", holds ? "" : "not ", number, name);
}

int
main (void)
{
  pthread_t thread;
  int n_spoilt = 0;

  printf ("1..4\n");
  pthread_create (&thread, NULL, stream, NULL);
  for (int i = 0; i < N_GIVEN; i++)
    {
      n_spoilt += give (i);
      if (i % 3 == 0)
        wait_until_taken ();
    }

  wait_until_taken ();
  __atomic_store_n (&finished, 1, __ATOMIC_RELEASE);
  pthread_join (thread, NULL);
  n_spoilt += spoil_list (earcup_hand_over_take (&hand_over));
  n_spoilt += spoil_list (earcup_hand_over_collect (&hand_over));

  printf ("# %d given, %d taken\n", N_GIVEN, n_taken);
  report (1, n_wrong == 0, "what-is-taken-is-whole");
  report (2, n_spoilt == N_GIVEN, "all-that-is-given-comes-back-once");
  report (3, n_taken >= N_GIVEN / 3 && newest == N_GIVEN - 1, "the-newest-is-taken");
  report (4, hand_over.pending == NULL && hand_over.retired == NULL, "nothing-is-left-behind");

  return 0;
}
