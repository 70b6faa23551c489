package org.yihaotong.ivr;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;
import org.yihaotong.platform.WorkingCalendar;
import org.yihaotong.registry.DirectoryNumbers;
import org.yihaotong.classification.Classifier;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.intake.Understanding;
import org.yihaotong.lines.DeliveredLines;

/**
 * Checks, draws and plays flows on the command line.
 */
public final class FlowCommand {

	private static final String USAGE = """
			usage: ./run flows check [FILE…]            tells all faults of flow files (all of ivr-flows)
			       ./run flows draw [FILE…] [--to DIR]  draws flows as SVG (into var/flows)
			       ./run flows play FILE SCRIPT…        runs a flow against scripts, without a telephone""";

	private static final String CALENDAR = "reference/holidays-2026-2027.csv";

	private final Path folder;

	private final PrintStream out;

	FlowCommand(Path folder, PrintStream out) {
		this.folder = folder;
		this.out = out;
	}

	/**
	 * Runs one command.
	 * @param args the folder of flows, the command and what belongs to it
	 * @throws IOException if a file cannot be read or written
	 */
	public static void main(String[] args) throws IOException {
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
		System.exit(new FlowCommand(Path.of(args[0]), out).run(Arrays.asList(args).subList(1, args.length)));
	}

	/**
	 * Runs one command.
	 * @param args the command and what belongs to it
	 * @return the exit status: 0 for good, 1 for faults, 2 for wrong usage
	 * @throws IOException if a file cannot be read or written
	 */
	int run(List<String> args) throws IOException {
		List<String> rest = args.isEmpty() ? List.of() : args.subList(1, args.size());
		return switch (args.isEmpty() ? "" : args.getFirst()) {
			case "check" -> check(files(rest));
			case "draw" -> draw(rest);
			case "play" -> (rest.size() < 2) ? usage() : play(Path.of(rest.getFirst()), rest.subList(1, rest.size()));
			default -> usage();
		};
	}

	private int usage() {
		this.out.println(USAGE);
		return 2;
	}

	private List<Path> files(List<String> names) throws IOException {
		if (!names.isEmpty()) {
			return names.stream().map(Path::of).toList();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> file.toString().endsWith(".yaml")).sorted().toList();
		}
	}

	private int check(List<Path> files) {
		int status = 0;
		for (Path file : files) {
			try {
				Flow flow = checked(file);
				this.out.println(file + ": " + flow.steps().size() + " steps, no fault");
			}
			catch (FlowBroken ex) {
				this.out.println(ex.getMessage());
				status = 1;
			}
		}
		return status;
	}

	private static Flow checked(Path file) {
		Flow flow = FlowReader.read(file);
		List<FlowFault> faults = FlowSurroundings.faults(flow, Taxonomy.delivered(), new DirectoryNumbers());
		if (!faults.isEmpty()) {
			throw new FlowBroken(file, faults);
		}
		return flow;
	}

	private int draw(List<String> args) throws IOException {
		List<String> names = new ArrayList<>(args);
		int option = names.indexOf("--to");
		Path target = Path.of("var", "flows");
		if (option >= 0) {
			if (option + 1 >= names.size()) {
				return usage();
			}
			target = Path.of(names.remove(option + 1));
			names.remove(option);
		}
		Files.createDirectories(target);
		for (Path file : files(names)) {
			try {
				String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
				Path picture = target.resolve("flow-" + name + ".svg");
				Files.writeString(picture, FlowDrawing.svg(name, checked(file)));
				this.out.println(picture);
			}
			catch (FlowBroken ex) {
				this.out.println(ex.getMessage());
				return 1;
			}
		}
		return 0;
	}

	private int play(Path file, List<String> scripts) throws IOException {
		Flow flow;
		try {
			flow = checked(file);
		}
		catch (FlowBroken ex) {
			this.out.println(ex.getMessage());
			return 1;
		}
		Simulator simulator = simulator();
		int status = 0;
		for (String script : scripts) {
			this.out.println(script);
			status = Math.max(status, play(simulator, flow, Path.of(script)));
		}
		return status;
	}

	/**
	 * Makes a simulator with the classifier, the lines and the calendar that are
	 * delivered.
	 */
	static Simulator simulator() throws IOException {
		WorkingCalendar calendar = WorkingCalendar.read(new ClassPathResource(CALENDAR));
		return new Simulator(new Understanding(Classifier.delivered(), Taxonomy.delivered())::of,
				new DeliveredLines()::dialled, calendar::isWorkingDay);
	}

	private int play(Simulator simulator, Flow flow, Path script) throws IOException {
		Simulator.Talked talked;
		try {
			talked = simulator.play(flow, Script.parse(Files.readString(script)));
		}
		catch (Script.Broken ex) {
			this.out.println(script + ", " + ex.getMessage());
			return 1;
		}
		talked.happenings().forEach((happening) -> this.out.println(line(happening)));
		talked.faults().forEach((fault) -> this.out.println("  !! " + script + ", " + fault));
		return talked.asTold() ? 0 : 1;
	}

	private static String line(Happening happening) {
		return switch (happening) {
			case Happening.Said(String text) -> "  热线  " + text;
			case Happening.Did(Turn turn) -> "  市民  " + switch (turn) {
				case Turn.Says(String text) -> text;
				case Turn.LeavesMessage(String text) -> "（留言）" + text;
				case Turn.Keys(String keys, boolean rest) -> "（按键）" + keys;
				case Turn.Exclaims(String text) -> "（打断）" + text;
				case Turn.Interrupts(char key) -> "（打断，按键）" + key;
				case Turn.Silent silent -> "（不说话）";
				case Turn.NoMedia noMedia -> "（听不到）";
				case Turn.HangsUp left -> "（挂机）";
			};
			case Happening.Done(String what) -> "        · " + what;
		};
	}

}
