/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-sofa-file.h"

#include "earcup-config.h"
#include "interchange/earcup-interchange-error.h"
#include "interchange/earcup-text-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The library calls one of its fields as <complex.h> calls the imaginary unit. */
#undef I
#include <mysofa.h>

/* The beginning of every such file. Source: HDF5 File Format Specification, section II.A. */
#define SIGNATURE         "\x89HDF\r\n\x1a\n"
#define HEADING_BYTES     48
#define VERSION_PLACE     8
#define OLD_END_PLACE     40      /* version 0 */
#define NEW_END_PLACE     28      /* versions 2 and 3 */

typedef struct MYSOFA_HRTF Set;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Set, mysofa_free)

/* Says in the house's words what the library found wrong. */
static void
set_library_error (int          code,
                   const char  *name,
                   GError     **error)
{
  switch (code)
    {
    case MYSOFA_UNSUPPORTED_FORMAT:
    case MYSOFA_INVALID_COORDINATE_TYPE:
    case MYSOFA_ONLY_EMITTER_WITH_ECI_SUPPORTED:
    case MYSOFA_ONLY_DELAYS_WITH_IR_OR_MR_SUPPORTED:
    case MYSOFA_ONLY_THE_SAME_SAMPLING_RATE_SUPPORTED:
    case MYSOFA_RECEIVERS_WITH_RCI_SUPPORTED:
    case MYSOFA_RECEIVERS_WITH_CARTESIAN_SUPPORTED:
    case MYSOFA_INVALID_RECEIVER_POSITIONS:
    case MYSOFA_ONLY_SOURCES_WITH_MC_SUPPORTED:
      g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
                   /* Translators: the name of a file, then a number. SOFA is a file format. */
                   _("“%s” is a SOFA file of a kind that cannot be used (code %d)"), name, code);
      break;

    case MYSOFA_NO_MEMORY:
      g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_TOO_LARGE,
                   /* Translators: %s is the name of a file. */
                   _("“%s” needs more memory than there is"), name);
      break;

    default:
      g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED,
                   /* Translators: the name of a file, then a number. SOFA is a file format. */
                   _("“%s” is a broken SOFA file (code %d)"), name, code);
      break;
    }
}

/* The length that a file says it has, or 0 where it does not say it in a known way. */
static guint64
find_length (const guint8 *heading)
{
  guint version = heading[VERSION_PLACE];
  gsize place = version == 0 ? OLD_END_PLACE : NEW_END_PLACE;
  guint64 length = 0;

  if (version == 1 || version > 3)
    return 0;

  for (guint i = 0; i < 8; i++)
    length |= (guint64) heading[place + i] << 8 * i;
  return length;
}

static gboolean
check_heading (const guint8  *heading,
               gsize          n_heading,
               guint64        length,
               const char    *name,
               GError       **error)
{
  if (n_heading < HEADING_BYTES || memcmp (heading, SIGNATURE, strlen (SIGNATURE)) != 0)
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT,
                 /* Translators: %s is the name of a file. SOFA is a file format. */
                 _("“%s” is not a SOFA file"), name);
  else if (length > EARCUP_SOFA_FILE_MAX_BYTES)
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_TOO_LARGE,
                 /* Translators: the name of a file, then a number of bytes. */
                 _("“%s” has more than %u bytes"), name, EARCUP_SOFA_FILE_MAX_BYTES);
  else if (length < find_length (heading))
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED,
                 /* Translators: the name of a file, then two numbers of bytes. */
                 _("“%s” is cut short: it has %.0f of its %.0f bytes"), name, (double) length,
                 (double) find_length (heading));
  else
    return TRUE;

  return FALSE;
}

/* The library trusts the lengths that it finds in a file too much to be given anything else. */
static gboolean
check_file (GFile       *file,
            const char  *name,
            GError     **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr(GFileInfo) info = NULL;
  guint8 heading[HEADING_BYTES] = { 0 };
  gsize n_heading = 0;

  if (stream != NULL &&
      g_input_stream_read_all (G_INPUT_STREAM (stream), heading, sizeof heading, &n_heading, NULL,
                               error))
    info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, error);

  if (info == NULL)
    {
      g_prefix_error (error, "“%s”: ", name);
      return FALSE;
    }

  return check_heading (heading, n_heading, (guint64) g_file_info_get_size (info), name, error);
}

/* From a path, never from memory: there libmysofa 1.3 reads past the end. */
static Set *
load_set (GFile       *file,
          const char  *name,
          GError     **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(Set) set = NULL;
  int code = MYSOFA_OK;

  if (!check_file (file, name, error))
    return NULL;

  if (path == NULL)
    {
      g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
                   /* Translators: %s is the name of a file. */
                   _("“%s” is not on this computer; copy it here first"), name);
      return NULL;
    }

  set = mysofa_load (path, &code);
  if (set != NULL && code == MYSOFA_OK)
    code = mysofa_check (set);
  else if (code == MYSOFA_OK)
    code = MYSOFA_INTERNAL_ERROR;

  if (code != MYSOFA_OK)
    {
      set_library_error (code, name, error);
      return NULL;
    }

  return g_steal_pointer (&set);
}

/* Whether the arrays are as long as they have to be; the library does not check all of them. */
static gboolean
check_lengths (const Set   *set,
               const char  *name,
               GError     **error)
{
  gsize n_pairs = (gsize) set->M * EARCUP_EARS;
  guint n_delays = set->DataDelay.elements;

  if (set->R == EARCUP_EARS && set->C == 3 && set->DataSamplingRate.elements >= 1 &&
      set->SourcePosition.elements >= (gsize) set->M * 3 &&
      set->DataIR.elements >= n_pairs * set->N &&
      (n_delays == 0 || n_delays == EARCUP_EARS || n_delays >= n_pairs))
    return TRUE;

  g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED,
               /* Translators: the name of a file, then two numbers. SOFA is a file format. */
               _("“%s” is a SOFA file that lacks some of its %u responses of %u values"), name,
               set->M, set->N);
  return FALSE;
}

/* Where the sources lie: ahead, to the left, up, as the house has it. */
static float *
dup_directions (Set *set)
{
  float *directions = g_new (float, 3 * (gsize) set->M);

  mysofa_tocartesian (set);
  for (gsize i = 0; i < set->M; i++)
    {
      const float *place = set->SourcePosition.values + 3 * i;
      float distance = sqrtf (place[0] * place[0] + place[1] * place[1] + place[2] * place[2]);

      for (guint j = 0; j < 3; j++)
        directions[3 * i + j] = place[j] / distance;
    }

  return directions;
}

/* For each direction and ear, whether the file says it once or for each. */
static float *
dup_delays (const Set *set)
{
  gsize n = (gsize) set->M * EARCUP_EARS;
  float *delays = g_new0 (float, n);

  for (gsize i = 0; i < n && set->DataDelay.elements > 0; i++)
    delays[i] = set->DataDelay.values[i % set->DataDelay.elements];

  return delays;
}

/**
 * earcup_sofa_file_load:
 * @file: a SOFA file on this computer, of at most %EARCUP_SOFA_FILE_MAX_BYTES
 * @diffuse_field: the level at the drum in a diffuse field, in dB
 * @error: return location for an error
 *
 * Makes a head of responses that were measured at two ears in the free field.
 *
 * Fails with a %G_IO_ERROR where the file cannot be read, otherwise with an error of domain
 * %EARCUP_INTERCHANGE_ERROR: `UNKNOWN_FORMAT`, `MALFORMED`, `UNSUPPORTED` (no two ears, no impulse
 * responses), `TOO_LARGE` or `BAD_VALUE` (values that are no numbers, more directions than can be
 * used).
 *
 * Source: AES69-2020, spatial acoustic data file format, convention SimpleFreeFieldHRIR.
 *
 * Returns: (transfer full): the head, or %NULL with @error set; any thread, blocks
 */
EarcupHead *
earcup_sofa_file_load (GFile           *file,
                       EarcupResponse  *diffuse_field,
                       GError         **error)
{
  g_autofree char *name = earcup_text_file_dup_name (file);
  g_autoptr(Set) set = load_set (file, name, error);
  g_autofree float *directions = NULL;
  g_autofree float *delays = NULL;
  g_autoptr(GError) reason = NULL;
  EarcupHeadSamples samples;
  EarcupHead *head;

  if (set == NULL || !check_lengths (set, name, error))
    return NULL;

  directions = dup_directions (set);
  delays = dup_delays (set);
  samples = (EarcupHeadSamples) {
    .rate_hz = set->DataSamplingRate.values[0],
    .n_directions = set->M,
    .n_taps = set->N,
    .directions = directions,
    .taps = set->DataIR.values,
    .delays = delays,
  };

  head = earcup_head_new_sampled (&samples, diffuse_field, &reason);
  if (head == NULL)
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                 "“%s”: %s", name, reason->message);
  return head;
}

/**
 * earcup_sofa_file_find_default:
 *
 * Looks for the set that libmysofa brings along, in the user's and the system's data folders.
 *
 * Returns: (transfer full) (nullable): its file name, or %NULL where there is none; any thread
 */
char *
earcup_sofa_file_find_default (void)
{
  const char *const *folders = g_get_system_data_dirs ();
  char *path = g_build_filename (g_get_user_data_dir (), "libmysofa", "default.sofa", NULL);

  for (guint i = 0; !g_file_test (path, G_FILE_TEST_IS_REGULAR); i++)
    {
      g_free (path);
      if (folders[i] == NULL)
        return NULL;
      path = g_build_filename (folders[i], "libmysofa", "default.sofa", NULL);
    }

  return path;
}

/**
 * earcup_sofa_file_load_default:
 * @diffuse_field: the level at the drum in a diffuse field, in dB
 * @description: (out) (optional): a sentence without its full stop that says what head it is
 *
 * Gets the head for listeners who chose none: the set of libmysofa where there is one, otherwise
 * a sphere.
 *
 * Returns: (transfer full): the head; any thread, blocks
 */
EarcupHead *
earcup_sofa_file_load_default (EarcupResponse  *diffuse_field,
                               char           **description)
{
  g_autofree char *path = earcup_sofa_file_find_default ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  EarcupHead *head = NULL;

  if (path != NULL)
    {
      g_autoptr(GFile) file = g_file_new_for_path (path);

      head = earcup_sofa_file_load (file, diffuse_field, &error);
    }

  if (head != NULL)
    text = g_strdup (_("The head is the artificial head that libmysofa brings along"));
  else if (error != NULL)
    /* Translators: %s is a sentence that says what is wrong with a file. */
    text = g_strdup_printf (_("The head is a sphere with ears, because %s"), error->message);
  else
    text = g_strdup (_("The head is a sphere with ears, because no measured head was found"));

  if (description != NULL)
    *description = g_steal_pointer (&text);
  return head != NULL ? head : earcup_head_new_spherical (diffuse_field);
}
