package org.yihaotong.classification;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * Says on the command line what the classifier makes of texts: one JSON object a line, in
 * the order of the lines read, an empty line too. <pre>
 * {"top":[{"code":"0901","p":0.8312},…],"decision":"certain","also":["1406"],
 *  "facts":[{"kind":"place","start":0,"end":4,"text":"团结小区","value":"团结小区"}],
 "nature":"求助","urgency":"normal","mood":"calm","language":"zh-Hans",
 "why":{"0901":["停水","没水"],…}}
 * </pre>
 */
public final class ClassifyCommand {

	private final Classifier classifier;

	private final PrintStream out;

	ClassifyCommand(Classifier classifier, PrintStream out) {
		this.classifier = classifier;
		this.out = out;
	}

	/**
	 * Classifies each line of a file or of the standard input, or the arguments as one
	 * text.
	 * @param args the path of a file, or the words of a text, or nothing
	 * @throws IOException if the model cannot be read or the input breaks off
	 */
	public static void main(String[] args) throws IOException {
		ClassifyCommand command = new ClassifyCommand(
				new OpenNlpClassifier(ModelFolder.load(), CsvTaxonomy.read(), ClassificationProperties.DEFAULT),
				new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
		if (args.length == 1 && isFile(args[0])) {
			try (InputStream file = Files.newInputStream(Path.of(args[0]))) {
				command.sayAll(lines(file));
			}
		}
		else if (args.length > 0) {
			command.say(String.join(" ", args));
		}
		else {
			command.sayAll(lines(System.in));
		}
	}

	/** What is not UTF-8 becomes replacement characters: the other lines are answered. */
	private static BufferedReader lines(InputStream from) {
		return new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8));
	}

	private static boolean isFile(String argument) {
		try {
			return Files.isRegularFile(Path.of(argument));
		}
		catch (InvalidPathException ex) {
			return false;
		}
	}

	void sayAll(BufferedReader lines) throws IOException {
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			say(line);
		}
	}

	void say(String text) {
		Classification found = this.classifier.classify(text);
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("top", found.top().stream().map((candidate) -> {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("code", candidate.code().value());
			entry.put("p", Math.round(candidate.probability() * 10_000) / 10_000.0);
			return entry;
		}).toList());
		answer.put("decision", found.decision().name().toLowerCase(Locale.ROOT));
		answer.put("also", found.also().stream().map((code) -> code.value()).toList());
		answer.put("facts", facts(text, found.facts()));
		answer.put("nature", found.manner().nature().chinese());
		answer.put("urgency", lower(found.manner().urgency()));
		answer.put("mood", lower(found.manner().mood()));
		answer.put("language", found.manner().language().tag());
		Map<String, Object> why = new LinkedHashMap<>();
		this.classifier.explain(text).forEach((code, words) -> why.put(code.value(), words));
		answer.put("why", why);
		this.out.println(JsonMapper.shared().writeValueAsString(answer));
	}

	private static String lower(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	private static List<Map<String, Object>> facts(String text, List<Fact> facts) {
		return facts.stream().map((fact) -> {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("kind", fact.kind().name().toLowerCase(Locale.ROOT));
			entry.put("start", fact.start());
			entry.put("end", fact.end());
			entry.put("text", text.substring(fact.start(), fact.end()));
			entry.put("value", fact.value());
			return entry;
		}).toList();
	}

}
