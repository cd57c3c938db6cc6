package io.skein.perf.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The chart of a run: for each case a bar a library, as a share of the best or of the slowest. */
final class Chart {
  private static final int LABELS = 330;
  private static final int BARS = 420;
  private static final int VALUES = 130;
  private static final int BAR = 11;
  private static final int GAP = 10;
  private static final Map<String, String> COLOURS =
      Map.of("skein", "#1f6f8b", "libzmq", "#e08e45", "jeromq", "#9a9a9a");

  private final StringBuilder svg = new StringBuilder();
  private int y = 50;

  private Chart() {}

  static String svg(Table table) {
    Chart chart = new Chart();
    List<Row> rows =
        table.rows().stream()
            .filter(row -> row.goal() == row.one().judgedBy() && row.spreads().size() > 1)
            .toList();
    rows.forEach(chart::row);
    return chart.framed();
  }

  private void row(Row row) {
    Metric metric = row.goal().metric();
    double most = row.spreads().values().stream().mapToDouble(Spread::median).max().orElse(1);
    text(LABELS - 8, y + BAR + 6, "end", row.one().title() + (metric.moreIsBetter() ? "" : " *"));
    for (String library : Case.ALL) {
      double median = row.median(library);
      if (!Double.isNaN(median)) {
        double width = Math.max(1, BARS * median / most);
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>%n",
                LABELS,
                y,
                width,
                BAR - 1,
                COLOURS.get(library)));
        text(LABELS + (int) width + 5, y + BAR - 2, "start", Text.of(median, metric.unit()));
        y += BAR;
      }
    }
    y += GAP;
  }

  private void text(int x, int y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x='%d' y='%d' text-anchor='%s'>%s</text>%n",
            x,
            y,
            anchor,
            text.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private String framed() {
    StringBuilder all = new StringBuilder();
    all.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d'"
                + " font-family='sans-serif' font-size='11'>%n"
                + "<rect width='100%%' height='100%%' fill='white'/>%n",
            LABELS + BARS + VALUES,
            y + 10));
    int x = LABELS;
    for (String library : Case.ALL) {
      all.append(
          String.format(
              Locale.ROOT,
              "<rect x='%d' y='14' width='12' height='12' fill='%s'/>"
                  + "<text x='%d' y='24'>%s</text>%n",
              x,
              COLOURS.get(library),
              x + 16,
              library));
      x += 90;
    }
    all.append(
        String.format(Locale.ROOT, "<text x='%d' y='24' fill='#555'>* less is better</text>%n", x));
    return all.append(svg).append("</svg>\n").toString();
  }
}
