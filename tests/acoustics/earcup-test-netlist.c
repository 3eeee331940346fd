/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-test-netlist.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-units.h"

/* A circuit of the whole headphone for ngspice, written from the parameters alone: nothing of the
 * solver under test is used. A volt stands for a volt, a newton or a pascal; an ampere for an
 * ampere, a metre per second, or FLOW cubic metres per second, so that the numbers of the acoustic
 * part lie near one, as the pivots of the simulator want them.
 *
 * The conversions between the domains are controlled sources; lines without loss are elements T,
 * lines with flow resistance elements O, both of which the simulator computes in closed form. */

#define PROGRAM "ngspice"
#define FLOW    1e-6
#define GROUND  "0"

const double earcup_test_netlist_incident_pa[3] = { 1.0, 0.7, 0.4 };
const double earcup_test_netlist_incident_deg[3] = { 0.0, 30.0, -50.0 };

typedef struct {
  const EarcupDesign *design;
  GString            *text;
  guint               n_elements;
} Netlist;

#define GET(key) earcup_design_get (self->design, EARCUP_PARAMETER_##key)

/* Writes one line in which each "~" stands for a number, each "@" for a word, and "#" for the next
 * of the numbers that tell elements apart. */
static void
put (Netlist    *self,
     const char *format,
     ...)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  va_list values;

  va_start (values, format);
  for (const char *c = format; *c != '\0'; c++)
    if (*c == '~')
      g_string_append (self->text, g_ascii_formatd (number, sizeof number, "%.17g",
                                                    va_arg (values, double)));
    else if (*c == '@')
      g_string_append (self->text, va_arg (values, const char *));
    else if (*c == '#')
      g_string_append_printf (self->text, "%u", ++self->n_elements);
    else
      g_string_append_c (self->text, *c);
  va_end (values);

  g_string_append_c (self->text, '\n');
}

static gboolean
is_rigid (Netlist *self)
{
  return isinf (GET (MC)) || isinf (GET (KP));
}

/* Returns: (transfer full): the name of a node that nothing else uses */
static char *
new_node (Netlist *self)
{
  return g_strdup_printf ("n%u", ++self->n_elements);
}

/* A resistance, an inductance and a capacitance one after the other. What is 0, or a capacitance
 * that is infinite, is left out; a branch that is blocked is left out as a whole. */
static void
put_series (Netlist    *self,
            const char *from,
            const char *to,
            double      resistance,
            double      inductance,
            double      capacitance)
{
  g_autofree char *first = new_node (self);
  g_autofree char *second = new_node (self);
  gboolean last_is_mass = isinf (capacitance);
  const char *here = from;

  if (isinf (resistance) || isinf (inductance) || capacitance == 0.0)
    return;

  if (resistance > 0.0)
    {
      const char *next = last_is_mass && inductance == 0.0 ? to : first;

      put (self, "R# @ @ ~", here, next, resistance);
      here = next;
    }
  if (inductance > 0.0)
    {
      const char *next = last_is_mass ? to : second;

      put (self, "L# @ @ ~", here, next, inductance);
      here = next;
    }
  if (!last_is_mass)
    put (self, "C# @ @ ~", here, to, capacitance);
}

/* The same with acoustic values in Pa·s/m³, kg/m⁴ and m³/Pa. */
static void
put_branch (Netlist    *self,
            const char *from,
            const char *to,
            double      resistance,
            double      mass,
            double      compliance)
{
  put_series (self, from, to, resistance * FLOW, mass * FLOW, compliance / FLOW);
}

static void
put_volume (Netlist    *self,
            const char *node,
            double      volume_m3)
{
  put (self, "C# @ 0 ~", node, volume_m3 / EARCUP_AIR_BULK_MODULUS_PA / FLOW);
}

/* A line with a flow resistivity in Pa·s/m². */
static void
put_line (Netlist    *self,
          const char *from,
          const char *to,
          double      length_m,
          double      area_m2,
          double      resistivity)
{
  if (resistivity == 0.0)
    put (self, "T# @ 0 @ 0 Z0=~ TD=~", from, to,
         EARCUP_AIR_DENSITY_KG_M3 * EARCUP_SOUND_SPEED_M_S / area_m2 * FLOW,
         length_m / EARCUP_SOUND_SPEED_M_S);
  else
    {
      g_autofree char *model = new_node (self);

      put (self, ".model @ ltra r=~ l=~ g=0 c=~ len=~", model, resistivity / area_m2 * FLOW,
           EARCUP_AIR_DENSITY_KG_M3 / area_m2 * FLOW,
           area_m2 / EARCUP_AIR_BULK_MODULUS_PA / FLOW, length_m);
      put (self, "O# @ 0 @ 0 @", from, to, model);
    }
}

/* The sensors are sources of 0 V: ve for the current, vd and vc for the velocities. */
static void
put_electrical (Netlist  *self,
                gboolean  incident)
{
  put (self, "Vg source 0 DC 0 AC ~", incident ? 0.0 : 1.0);
  put (self, "Ve source coil 0");
  put_series (self, "coil", "inner", GET (RG) + GET (RE), GET (LE), INFINITY);
  if (GET (L2) > 0.0 && GET (R2) > 0.0)
    {
      put (self, "L# inner outer ~", GET (L2));
      if (!isinf (GET (R2)))
        put (self, "R# inner outer ~", GET (R2));
    }
  else
    put (self, "V# inner outer 0");

  if (is_rigid (self))
    put (self, "Hemf outer 0 Vd ~", GET (BL));
  else
    {
      put (self, "Hemf outer emf Vd ~", GET (BL));
      put (self, "Hcup emf 0 Vc ~", -GET (BL));
    }
}

/* Two meshes, that of the diaphragm and that of the cup, with the suspension between them. */
static void
put_mechanical (Netlist *self)
{
  put (self, "Hmotor 0 push Ve ~", -GET (BL));
  put (self, "Efront face push f 0 ~", -GET (SD));
  put (self, "Epocket back face b0 0 ~", GET (SD));
  put (self, "Vd back moving 0");
  put (self, "L# moving frame ~", GET (MMD));
  put_series (self, "frame", GROUND, GET (RMS), 0.0, GET (CMS));
  if (is_rigid (self))
    return;

  put (self, "Vc frame cup 0");
  put_series (self, "cup", "pulled", GET (RP), GET (MC), 1.0 / (GET (KP) + GET (KHB)));
  put (self, "Hpull pulled pressed Ve ~", GET (BL));
  put (self, "Einside pressed rear f 0 ~", GET (AC) - GET (SD));
  put (self, "Erear rear shell b0 0 ~", GET (SD));
  put (self, "Eoutside 0 shell outc 0 ~", GET (AC));
}

/* What the moving parts push into the air before and behind them. */
static void
put_pistons (Netlist *self)
{
  put (self, "Ffront 0 f Vd ~", GET (SD) / FLOW);
  put (self, "Fpocket b0 0 Vd ~", GET (SD) / FLOW);
  if (is_rigid (self))
    return;

  put (self, "Fcup 0 f Vc ~", (GET (AC) - GET (SD)) / FLOW);
  put (self, "Fback 0 b0 Vc ~", GET (SD) / FLOW);
}

static void
put_air (Netlist *self)
{
  if (GET (DF) == 0.0)
    {
      put (self, "V# f g 0");
      put_volume (self, "f", GET (VF));
    }
  else
    put_line (self, "f", "g", GET (DF), GET (VF) / GET (DF), 0.0);

  put_branch (self, "g", GROUND, GET (RPA), 0.0, GET (VPA) / EARCUP_AIR_BULK_MODULUS_PA);
  put_branch (self, "f", "b", GET (RBV), GET (MBV), INFINITY);
  put_volume (self, "b0", GET (VB0));
  put_branch (self, "b0", "b", GET (RD), GET (MD), INFINITY);

  if (GET (LB) == 0.0)
    {
      put (self, "V# b e 0");
      put_volume (self, "b", GET (VB));
    }
  else
    put_line (self, "b", "e", GET (LB), GET (VB) / GET (LB), GET (SIGMA));
}

/* The sensors vl and vv carry the flows that leave. */
static void
put_ports (Netlist  *self,
           gboolean  incident)
{
  static const char *const nodes[] = { "outl", "outv", "outc" };

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    put (self, "V@ @ 0 DC 0 AC ~ ~", nodes[i], nodes[i],
         incident ? earcup_test_netlist_incident_pa[i] : 0.0,
         earcup_test_netlist_incident_deg[i]);

  put (self, "Vl g leak 0");
  put (self, "Vv e vent 0");
  put_branch (self, "leak", "outl", GET (RL), GET (ML), INFINITY);
  put_branch (self, "leak", "outl", GET (RL2), GET (ML2), INFINITY);
  put_branch (self, "leak", "outl", GET (RW), GET (MW), GET (CW));
  put_branch (self, "vent", "outv", GET (RV), GET (MV), INFINITY);
  put_branch (self, "vent", "outv", GET (RSH), GET (MSH), GET (CSH));
}

/* Concha, canal and the ear simulator. Source of the values: IEC 60318-4:2010. */
static void
put_ear (Netlist *self)
{
  put_line (self, "g", "mouth", GET (LCO), GET (SCO), GET (RCO));
  put_line (self, "mouth", "entry", GET (LCA), EARCUP_PI * GET (RCA) * GET (RCA), 0.0);
  put_branch (self, "entry", "ea", 0.0, 82.9, INFINITY);
  put_branch (self, "ea", GROUND, 0.0, 0.0, 0.70e-12);
  put_branch (self, "ea", GROUND, 55.66e6, 9400.0, 2.34e-12);
  put_branch (self, "ea", "eb", 0.0, 130.3, INFINITY);
  put_branch (self, "eb", GROUND, 0.0, 0.0, 1.50e-12);
  put_branch (self, "eb", GROUND, 27.99e6, 983.8, 2.73e-12);
  put_branch (self, "eb", "drum", 3.22e6, 133.4, INFINITY);
  put_branch (self, "drum", GROUND, 0.0, 0.0, 1.517e-12);
}

/**
 * earcup_test_netlist_new:
 * @design: a design that does not radiate, with `ear_loss` 0, `phi` 0 and no residual sections;
 *   the simulator has no loss that grows with the root of the frequency
 * @incident: whether outside sound drives it, in place of 1 V behind Rg
 * @from_hz: the lowest frequency in Hz
 * @to_hz: the highest
 * @n_per_decade: how many frequencies in each decade
 *
 * Writes the circuit of a design for ngspice.
 *
 * Returns: (transfer full): the netlist
 */
char *
earcup_test_netlist_new (const EarcupDesign *design,
                         gboolean            incident,
                         double              from_hz,
                         double              to_hz,
                         guint               n_per_decade)
{
  Netlist netlist = { .design = design, .text = g_string_new ("* a headphone on an ear\n") };
  Netlist *self = &netlist;
  guint n_sections;

  earcup_design_get_sections (design, &n_sections);
  g_assert (!earcup_design_get_radiates (design) && n_sections == 0);
  g_assert (GET (EAR_LOSS) == 0.0 && GET (PHI) == 0.0);

  put_electrical (self, incident);
  put_mechanical (self);
  put_pistons (self);
  put_air (self);
  put_ports (self, incident);
  put_ear (self);
  put (self, ".options noopac");
  put (self, ".save v(drum) i(ve) i(vd) @ i(vl) i(vv)",
       is_rigid (self) ? "" : "i(vc)");
  g_string_append_printf (self->text, ".ac dec %u ", n_per_decade);
  put (self, "~ ~", from_hz, to_hz);
  put (self, ".end");

  return g_string_free (netlist.text, FALSE);
}

/* Returns: whether ngspice is installed */
gboolean
earcup_test_netlist_can (void)
{
  g_autofree char *program = g_find_program_in_path (PROGRAM);

  return program != NULL;
}

/* Reads the table of a file that the simulator wrote: a head of lines that tell its size and the
 * names of its columns, then the bytes of pairs of doubles, row after row. */
static EarcupTestNetlistPoint *
read_table (const char *data,
            gsize       length,
            guint      *n_points)
{
  static const char *const names[] = { "v(drum)", "i(ve)", "i(vd)", "i(vc)", "i(vl)", "i(vv)" };
  static const double scale[] = { 1.0, 1.0, 1.0, 1.0, FLOW, FLOW };
  const char *body = g_strstr_len (data, (gssize) length, "Binary:\n");
  g_autofree char *head = body != NULL ? g_strndup (data, (gsize) (body - data)) : NULL;
  const char *columns = head != NULL ? strstr (head, "Variables:\n") : NULL;
  g_auto(GStrv) lines = columns != NULL ? g_strsplit (columns, "\n", -1) : NULL;
  guint n_columns = lines != NULL ? g_strv_length (lines) - 2 : 0;
  EarcupTestNetlistPoint *points;

  if (n_columns < 6)
    return NULL;

  body += strlen ("Binary:\n");
  *n_points = (guint) ((gsize) (data + length - body) / (n_columns * sizeof (double complex)));
  points = g_new0 (EarcupTestNetlistPoint, *n_points);

  for (guint column = 0; column < n_columns; column++)
    for (guint row = 0; row < *n_points; row++)
      {
        double complex value;

        memcpy (&value, body + (row * n_columns + column) * sizeof value, sizeof value);
        if (column == 0)
          points[row].hz = creal (value);
        for (guint i = 0; i < G_N_ELEMENTS (names); i++)
          if (strstr (lines[column + 1], names[i]) != NULL)
            points[row].values[i] = value * scale[i];
      }

  return points;
}

/* Runs the simulator in @folder, where the netlist lies. */
static gboolean
run_program (const char  *folder,
             GError     **error)
{
  const char *arguments[] = { PROGRAM, "-n", "-b", "-r", "table.raw", "netlist.cir", NULL };
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *output = NULL;

  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, arguments, error);
  if (process == NULL ||
      !g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, error))
    return FALSE;

  if (g_subprocess_get_successful (process))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "ngspice gave up: %s", output);
  return FALSE;
}

/**
 * earcup_test_netlist_run:
 * @netlist: what earcup_test_netlist_new() gave
 * @n_points: (out): how many points there are
 * @error: return location for an error
 *
 * Has ngspice compute a netlist.
 *
 * Returns: (transfer full) (array length=n_points): the results in SI units, by frequency
 */
EarcupTestNetlistPoint *
earcup_test_netlist_run (const char  *netlist,
                         guint       *n_points,
                         GError     **error)
{
  g_autofree char *folder = g_dir_make_tmp ("earcup-netlist-XXXXXX", error);
  g_autofree char *input = g_build_filename (folder, "netlist.cir", NULL);
  g_autofree char *table = g_build_filename (folder, "table.raw", NULL);
  g_autofree char *data = NULL;
  EarcupTestNetlistPoint *points = NULL;
  gsize length;

  if (g_file_set_contents (input, netlist, -1, error) && run_program (folder, error) &&
      g_file_get_contents (table, &data, &length, error))
    {
      points = read_table (data, length, n_points);
      if (points == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "ngspice wrote no table");
    }

  g_unlink (input);
  g_unlink (table);
  g_rmdir (folder);

  return points;
}
