/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-about.h"

#include <glib/gi18n-lib.h>

#include "compat/earcup-compat.h"

#define ADDRESS "https://github.com/earcup/Earcup"

static const char *const developers[] = { "The Earcup developers", NULL };

/* Whose numbers the program stands on. */
static const char *const credits[] = {
  "AutoEq by Jaakko Pasanen (target curves) https://github.com/jaakkopasanen/AutoEq",
  "oratory1990, InnerFidelity, Rtings, Headphone.com (measurements that models were fitted to)",
  "Bill Gardner and Keith Martin, MIT (the head that listens to loudspeakers)",
  "IEC 60318-4 ear simulator values: published Simscape model",
  NULL
};

/* The licences of what is built in or linked; README.md has the same list. */
static const EarcupCompatLicence licences[] = {
  { "Target Curves", "© 2018–2026 Jaakko Pasanen", GTK_LICENSE_MIT_X11 },
  { "GTK, libadwaita, GLib, JSON-GLib, Pango", "© Their contributors", GTK_LICENSE_LGPL_2_1 },
  { "cairo", "© Its contributors", GTK_LICENSE_LGPL_2_1_ONLY },
  { "graphene", "© 2014 Emmanuele Bassi", GTK_LICENSE_MIT_X11 },
  { "GStreamer", "© Its contributors", GTK_LICENSE_LGPL_2_1 },
  { "libsndfile", "© 1999–2022 Erik de Castro Lopo and contributors", GTK_LICENSE_LGPL_2_1 },
  { "FFTW", "© 2003, 2007–2014 Matteo Frigo and Massachusetts Institute of Technology",
    GTK_LICENSE_GPL_2_0 },
  { "libebur128", "© 2011 Jan Kokemüller", GTK_LICENSE_MIT_X11 },
  { "libmysofa", "© 2016–2019 Christian Hoene, Symonics GmbH", GTK_LICENSE_BSD_3 },
  { "cminpack", "This product includes software developed by the University of Chicago, as "
    "Operator of Argonne National Laboratory.", GTK_LICENSE_UNKNOWN },
};

/**
 * earcup_about_show:
 * @parent: (nullable): the window it belongs to
 *
 * Shows who made the program, on whose work it rests, and under which licences.
 */
void
earcup_about_show (GtkWindow *parent)
{
  const EarcupCompatAbout about = {
    .icon_name = EARCUP_APP_ID,
    .name = "Earcup",
    .version = EARCUP_VERSION,
    .comments = _("Hear and see what a headphone’s enclosure does to your mix."),
    .website = ADDRESS,
    .issue_url = ADDRESS "/issues",
    .copyright = "© 2026 The Earcup developers",
    .developers = (const char **) developers,
    .credits_title = _("Data and Models"),
    .credits = (const char **) credits,
    .licences = licences,
    .n_licences = G_N_ELEMENTS (licences),
    /* Translators: your name, one translator a line */
    .translators = _("translator-credits"),
  };

  earcup_compat_show_about (parent, &about);
}
