package org.yihaotong.ivr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.yihaotong.ivr.FlowLayout.Box;
import org.yihaotong.ivr.FlowLayout.Exit;

/**
 * Draws a flow as SVG 1.1: each step a box with its kind, its name and its prompt, and a
 * field for each way out from which an arrow leads on.
 */
final class FlowDrawing {

	private static final int MARGIN = 30;

	private static final int HEAD = 96;

	private static final int TITLE = 48;

	private static final int FIELD = 20;

	private static final int ROW = 168;

	private static final String STYLE = """
			text { font-family: "Noto Sans SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", sans-serif; font-size: 12px; fill: #1f2937; }
			.name { font-weight: bold; font-size: 13px; }
			.kind { fill: #4b5563; font-size: 11px; }
			.prompt { fill: #4b5563; font-size: 11px; }
			.exit { font-size: 11px; text-anchor: middle; }
			.title { font-size: 18px; font-weight: bold; }
			.box { stroke: #6b7280; stroke-width: 1.2; fill: #ffffff; }
			.asks { fill: #e0f2fe; } .does { fill: #fef9c3; } .goes { fill: #f3f4f6; } .ends { fill: #dcfce7; } .danger { fill: #fee2e2; }
			.field { fill: #ffffff; stroke: #9ca3af; stroke-width: 0.8; }
			.way { fill: none; stroke: #4b5563; stroke-width: 1.2; marker-end: url(#arrow); }
			.pill { fill: #ffffff; stroke: #4b5563; stroke-dasharray: 3 2; }""";

	private final StringBuilder svg = new StringBuilder();

	private final Flow flow;

	private FlowDrawing(Flow flow) {
		this.flow = flow;
	}

	/**
	 * Draws.
	 * @param name the flow's name
	 * @param flow the flow
	 * @return a whole SVG file
	 */
	static String svg(String name, Flow flow) {
		return new FlowDrawing(flow).draw(name, FlowLayout.rows(flow));
	}

	private String draw(String name, List<List<Box>> rows) {
		double width = rows.stream()
			.flatMap(List::stream)
			.mapToDouble((box) -> box.left() + box.width())
			.max()
			.orElse(0) + 2 * MARGIN;
		int height = HEAD + rows.size() * ROW;
		add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %d\" width=\"%.0f\" height=\"%d\">%n", width,
				height, width, height);
		add("<title>%s</title>%n<style>%n%s%n</style>%n", escaped(name), STYLE);
		add("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" "
				+ "orient=\"auto\"><path d=\"M0 0 L8 4 L0 8 z\" fill=\"#4b5563\"/></marker></defs>%n");
		add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n");
		text("title", MARGIN, 34, name);
		text("kind", MARGIN, 56,
				"0 # 人工 → " + this.flow.person() + "　　9 危险 → " + this.flow.emergency() + "　　（任何时候 / at any point）");
		List<Box> boxes = rows.stream().flatMap(List::stream).filter((box) -> box.step().isPresent()).toList();
		boxes.forEach(this::ways);
		boxes.forEach(this::box);
		add("</svg>%n");
		return this.svg.toString();
	}

	private static double top(Box box) {
		return HEAD + (double) box.row() * ROW;
	}

	private void box(Box box) {
		Step step = box.step().orElseThrow();
		double x = box.left() + MARGIN;
		double y = top(box);
		add("<rect class=\"box %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"6\"/>%n", style(step), x, y,
				box.width(), TITLE);
		add("<text x=\"%.1f\" y=\"%.1f\"><tspan class=\"name\">%s</tspan> <tspan class=\"kind\">%s</tspan></text>%n",
				x + 8, y + 19, escaped(step.name()), Words.of(step.kind()));
		text("prompt", x + 8, y + 38, shortened(detail(step), box.width()));
		double left = x;
		for (Exit exit : box.exits()) {
			double wide = fieldWidth(box, exit);
			if (!exit.label().isEmpty()) {
				add("<rect class=\"field\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>%n", left, y + TITLE,
						wide, FIELD);
				text("exit", left + wide / 2, y + TITLE + 14, exit.label());
			}
			left += wide;
		}
	}

	/** The fields share the width of the box. */
	private static double fieldWidth(Box box, Exit exit) {
		double all = box.exits().stream().mapToDouble(Exit::width).sum();
		return exit.width() / all * box.width();
	}

	private void ways(Box box) {
		double left = box.left() + MARGIN;
		int drawn = 0;
		for (Exit exit : box.exits()) {
			double x = left + fieldWidth(box, exit) / 2;
			double y = top(box) + TITLE + (exit.label().isEmpty() ? 0 : FIELD);
			if (exit.named()) {
				pill(x, y, exit.target());
			}
			else {
				way(x, y, box.below().get(drawn));
				drawn++;
			}
			left += fieldWidth(box, exit);
		}
	}

	private void pill(double x, double y, String target) {
		double wide = target.length() * 6.4 + 12;
		add("<path class=\"way\" d=\"M%.1f %.1f V%.1f\"/>%n", x, y, y + 20);
		add("<rect class=\"pill\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"18\" rx=\"9\"/>%n", x - wide / 2,
				y + 20, wide);
		text("exit", x, y + 33, target);
	}

	private void way(double x, double y, Box first) {
		StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
		double fromX = x;
		double fromY = y;
		List<Box> chain = new ArrayList<>(List.of(first));
		while (chain.getLast().step().isEmpty()) {
			chain.add(chain.getLast().below().getFirst());
		}
		for (Box next : chain) {
			double toX = next.middle() + MARGIN;
			double toY = top(next);
			double bend = (toY - fromY) / 2;
			path.append(String.format(Locale.ROOT, " C%.1f %.1f %.1f %.1f %.1f %.1f", fromX, fromY + bend, toX,
					toY - bend, toX, toY));
			fromX = toX;
			fromY = toY;
			if (next.step().isEmpty()) {
				fromY = toY + TITLE + FIELD;
				path.append(String.format(Locale.ROOT, " V%.1f", fromY));
			}
		}
		add("<path class=\"way\" d=\"%s\"/>%n", path);
	}

	private static String style(Step step) {
		return switch (step.kind()) {
			case SAY, CLASSIFY, HOURS, STAFFED, LINE, RULE -> "goes";
			case ASK, CONFIRM, MENU, COLLECT, SURVEY -> "asks";
			case SERVICE, TRANSFER, VOICEMAIL, CALL_BACK, DECLINE -> "does";
			case ENQUEUE, END -> "ends";
			case EMERGENCY -> "danger";
		};
	}

	private String detail(Step step) {
		return switch (step) {
			case Step.Hours hours ->
				String.join(" ", hours.open().spans().stream().map((span) -> span.from() + "-" + span.to()).toList())
						+ " " + Words.of(hours.open().days());
			case Step.Classify classify -> "";
			case Step.ByLine line -> "";
			case Step.Staffed staffed -> "";
			default -> step.prompts().isEmpty() ? "" : this.flow.prompt(step.prompts().getFirst().prompt());
		};
	}

	private static String shortened(String text, double width) {
		String shown = text;
		while (shown.length() > 1 && FlowLayout.width(shown) > width) {
			shown = shown.replaceFirst(".…?$", "…");
		}
		return shown;
	}

	private void text(String style, double x, double y, String text) {
		add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", style, x, y, escaped(text));
	}

	private void add(String format, Object... values) {
		this.svg.append(String.format(Locale.ROOT, format, values));
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
