package org.yihaotong.telephony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever calls must not be able to make the trunk call somebody: no context that a call
 * can come to from outside dials anything but softphones.
 */
class DialplanReachTests {

	private static final Pattern SECTION = Pattern.compile("\\[([A-Za-z0-9_-]+)](?:\\(.*\\))?");

	/** Applications that call or send somebody elsewhere, with what they are given. */
	private static final Pattern CALLS = Pattern
		.compile("\\b(?:Dial|Originate|Transfer|FollowMe|Page|Bridge|RetryDial|SendDTMF|BackgroundDetect)\\(.*");

	/**
	 * What a caller may be brought to: softphones, and the guard, which talks to nobody.
	 */
	private static final List<String> ALLOWED = List.of("Dial(PJSIP/seat-${", "Originate(Local/s@guard/n,app,Wait,");

	/**
	 * Contexts that may call out although an inbound call gets there, each with its
	 * reason. Whoever adds one has to pass {@link OutboundGuard} on the way.
	 */
	private static final Map<String, String> EXCEPTIONS = Map.of("sent",
			"a caller is handed over: where to is named by the server, which has asked the guard (AgiCall.transfer)");

	@Test
	void noContextThatACallFromOutsideReachesCallsOut() throws IOException {
		Map<String, List<String>> plan = contexts(Files.readString(Path.of("dialplan/extensions.conf")));
		assertThat(reached(plan, "from-trunk")).contains("arrival", "waiting", "survival", "gone", "guard");
		assertThat(callingOut(plan, "from-trunk")).isEmpty();
		assertThat(callingOut(plan, "from-centre")).isEmpty();
		assertThat(callingOut(plan, "from-seat")).isEmpty();
	}

	/**
	 * Another Asterisk rings softphones here, and nothing else: no flow, no queue, no
	 * trunk.
	 */
	@Test
	void anotherAsteriskComesToSeatsOnly() throws IOException {
		Map<String, List<String>> plan = contexts(Files.readString(Path.of("dialplan/extensions.conf")));
		assertThat(reached(plan, "from-peer")).containsExactlyInAnyOrder("from-peer", "seat-leg");
		assertThat(callingOut(plan, "from-peer")).isEmpty();
		assertThat(plan.keySet()).filteredOn((context) -> !context.equals("from-peer"))
			.allSatisfy((context) -> assertThat(reached(plan, context)).doesNotContain("from-peer"));
	}

	/** A caller gets to the exception by the server's word alone. */
	@Test
	void onlyTheServersWordHandsACallerOver() throws IOException {
		List<String> ways = Files.readAllLines(Path.of("dialplan/extensions.conf"))
			.stream()
			.filter((line) -> line.contains("sent,s,1"))
			.toList();
		assertThat(ways).containsExactly(" same => n,GotoIf($[\"${YHT_NEXT}\" = \"sent\"]?sent,s,1)");
		assertThat(Files.readString(Path.of("dialplan/extensions.conf"))).doesNotContain("Set(YHT_TO=",
				"Set(YHT_TO_TRUNK=", "Set(YHT_NEXT=sent");
	}

	/** Passwords are written by the server's Originate alone. */
	@Test
	void noCallComesToThePasswordsOfSoftphones() throws IOException {
		String text = Files.readString(Path.of("dialplan/extensions.conf"));
		Map<String, List<String>> plan = contexts(text);
		assertThat(plan).containsKey("credential");
		plan.keySet()
			.stream()
			.filter((context) -> !context.equals("credential"))
			.forEach((context) -> assertThat(reached(plan, context)).as(context).doesNotContain("credential"));
		assertThat(text.substring(0, text.indexOf("[credential]"))).doesNotContain("DB(", "DB_DELETE(");
	}

	@Test
	void wouldSeeOne() {
		Map<String, List<String>> plan = contexts("""
				[from-trunk]
				exten => _X!,1,Goto(arrival,${EXTEN},1)
				[arrival]
				exten => _X!,1,GotoIf($["${A}" = ""]?out,s,1)
				include => other
				[out]
				exten => s,1,Dial(PJSIP/${NUMBER}@trunk)
				[other]
				exten => s,1,Transfer(PJSIP/1)
				[apart]
				exten => s,1,Dial(PJSIP/${NUMBER}@trunk)
				""");
		assertThat(callingOut(plan, "from-trunk")).containsExactlyInAnyOrder("out: Dial(PJSIP/${NUMBER}@trunk)",
				"other: Transfer(PJSIP/1)");
	}

	private static List<String> callingOut(Map<String, List<String>> plan, String from) {
		return reached(plan, from).stream()
			.filter((context) -> !EXCEPTIONS.containsKey(context))
			.flatMap((context) -> plan.getOrDefault(context, List.of())
				.stream()
				.map(CALLS::matcher)
				.filter((call) -> call.find())
				.map((call) -> call.group())
				.filter((call) -> ALLOWED.stream().noneMatch(call::startsWith))
				.map((call) -> context + ": " + call))
			.toList();
	}

	/**
	 * Follows every mention of another context, in whatever application: rather one too
	 * many.
	 */
	private static Set<String> reached(Map<String, List<String>> plan, String from) {
		Set<String> reached = new LinkedHashSet<>(List.of(from));
		Deque<String> open = new ArrayDeque<>(reached);
		while (!open.isEmpty()) {
			String lines = String.join("\n", plan.getOrDefault(open.pop(), List.of()));
			plan.keySet()
				.stream()
				.filter((name) -> Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
					.matcher(lines)
					.find())
				.filter(reached::add)
				.forEach(open::push);
		}
		return reached;
	}

	private static Map<String, List<String>> contexts(String file) {
		Map<String, List<String>> contexts = new LinkedHashMap<>();
		List<String> lines = new ArrayList<>();
		for (String line : file.lines().map(String::strip).filter((text) -> !text.startsWith(";")).toList()) {
			var section = SECTION.matcher(line);
			if (section.matches()) {
				lines = contexts.computeIfAbsent(section.group(1), (name) -> new ArrayList<>());
			}
			else {
				lines.add(line);
			}
		}
		contexts.keySet().removeAll(Set.of("general", "globals"));
		return contexts;
	}

}
