package org.yihaotong.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.yihaotong.local.LocalAsterisk;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Asterisk with the files of {@code dialplan/}, and telephones around it. Seats
 * 1001 to 1019 are browser softphones, 1021 to 1029 plain SIP telephones.
 */
public final class AsteriskPart implements AutoCloseable {

	/** From where the utilities' own centres call. */
	private static final String UTILITIES = "127.0.0.2";

	/** The journal, a log that is turned over, a manager's console: not a call's. */
	private static final int FEW_FILES = 3;

	/** Asterisk's pools keep threads that have nothing to do for a minute. */
	private static final int FEW_THREADS = 8;

	private static final String SECRET = "not-a-secret-outside-of-tests";

	private final int sipPort = TestParts.freePort();

	private final int trunkPort = TestParts.freePort();

	private final int utilitiesPort = TestParts.freePort();

	private final int amiPort = TestParts.freePort();

	private final int webSocketPort = TestParts.freePort();

	private final int agiPort = TestParts.freePort();

	private final int audioPort = TestParts.freePort();

	private final Path folder = TestParts.temporaryFolder("asterisk");

	private Path sounds = this.folder.resolve("sounds");

	private final List<SippPhone> phones = new CopyOnWriteArrayList<>();

	private final Map<String, String> environment;

	private @Nullable LocalAsterisk asterisk;

	private AsteriskPart(Map<String, String> more) {
		this.environment = new HashMap<>(
				Map.of("YIHAOTONG_AMI_SECRET", SECRET, "YIHAOTONG_SEAT_SECRET", SECRET, "YIHAOTONG_SEATS", "1001-1019",
						"YIHAOTONG_PLAIN_SEATS", "1021-1029", "YIHAOTONG_SIP_BIND", "127.0.0.1", "YIHAOTONG_SIP_PORT",
						String.valueOf(this.sipPort), "YIHAOTONG_TRUNK_CONTACT", "127.0.0.1:" + this.trunkPort));
		this.environment.putAll(Map.of("YIHAOTONG_AMI_PORT", String.valueOf(this.amiPort), "YIHAOTONG_WS_PORT",
				String.valueOf(this.webSocketPort), "YIHAOTONG_AGI_ADDRESS", "127.0.0.1:" + this.agiPort,
				"YIHAOTONG_UTILITIES_CONTACT", "127.0.0.1:" + this.utilitiesPort, "YIHAOTONG_UTILITIES_MATCH",
				UTILITIES + "/32", "YIHAOTONG_RTP_START", "10000", "YIHAOTONG_RTP_END", "19999",
				// Tests and benchmarks call from few numbers.
				"YIHAOTONG_CALLER_AT_ONCE", "100000"));
		this.environment.putAll(more);
	}

	/**
	 * Starts Asterisk and waits until it takes calls.
	 * @return the running Asterisk
	 */
	public static AsteriskPart start() {
		return start(Map.of());
	}

	/**
	 * Starts Asterisk and waits until it takes calls.
	 * @param environment what {@code dialplan/render.sh} shall be told beside the ports
	 * @return the running Asterisk
	 */
	public static AsteriskPart start(Map<String, String> environment) {
		return launched(new AsteriskPart(environment));
	}

	/**
	 * Starts several, each at an address of its own, which ring the softphones that are
	 * registered with the others. One server works them all: the first one's.
	 * @param names what they are called
	 * @param environment what {@code dialplan/render.sh} shall be told beside
	 * @return the running Asterisks
	 */
	public static List<AsteriskPart> startSeveral(List<String> names, Map<String, String> environment) {
		List<AsteriskPart> parts = new ArrayList<>();
		for (String name : names) {
			AsteriskPart part = new AsteriskPart(environment);
			part.environment
				.putAll(Map.of("YIHAOTONG_SYSTEM_NAME", name, "YIHAOTONG_SIP_BIND", "127.0.1." + (parts.size() + 1)));
			parts.add(part);
		}
		AsteriskPart first = parts.getFirst();
		for (AsteriskPart part : parts) {
			part.environment.put("YIHAOTONG_AGI_ADDRESS", first.environment.get("YIHAOTONG_AGI_ADDRESS"));
			part.environment.put("YIHAOTONG_PEERS",
					parts.stream()
						.filter((other) -> other != part)
						.map((other) -> other.name() + "=" + other.host() + ":" + other.sipPort)
						.collect(Collectors.joining(",")));
			part.sounds = first.sounds;
			launched(part);
		}
		return List.copyOf(parts);
	}

	private static AsteriskPart launched(AsteriskPart part) {
		part.resume();
		// Also when the test JVM is told to end in the middle of a test.
		Runtime.getRuntime().addShutdownHook(new Thread(part::close));
		return part;
	}

	public String name() {
		return this.environment.getOrDefault("YIHAOTONG_SYSTEM_NAME", "asterisk");
	}

	private String host() {
		return this.environment.getOrDefault("YIHAOTONG_SIP_BIND", "127.0.0.1");
	}

	private LocalAsterisk launch() {
		return LocalAsterisk.start(new LocalAsterisk.Settings(Path.of("").toAbsolutePath(),
				this.folder.resolve("instance"), sounds(), this.environment));
	}

	/**
	 * Gives what a server must be told to work with this Asterisk.
	 * @return Spring properties
	 */
	public Map<String, String> serverProperties() {
		String base = "yihaotong.telephony.";
		Map<String, String> properties = new HashMap<>(
				Map.of(base + "enabled", "true", base + "ami.port", String.valueOf(this.amiPort), base + "ami.secret",
						SECRET, base + "seat-secret", SECRET, base + "agi.port", String.valueOf(this.agiPort),
						base + "audio-socket.port", String.valueOf(this.audioPort), base + "sounds-host",
						sounds().toString(), base + "sounds-asterisk", LocalAsterisk.SOUNDS_IN_ASTERISK));
		properties.putAll(Map.of(base + "softphone.web-socket-url", "ws://127.0.0.1:" + this.webSocketPort + "/ws",
				base + "journal", LocalAsterisk.journal(this.folder.resolve("instance")).toString(),
				// Tests and benchmarks call from few numbers.
				base + "limits.caller-flows", "100000", base + "limits.withheld-flows", "100000",
				// Who leaves in one test must not ring in the next.
				"yihaotong.routing.call-back.missed", "false",
				// An agent who hangs up ends the call, however long the test has talked.
				"yihaotong.survey.after-talk", "false"));
		return properties;
	}

	/**
	 * Gives what a server must be told to work with several.
	 * @param parts what {@link #startSeveral} has given
	 * @return Spring properties
	 */
	public static Map<String, String> serverProperties(List<AsteriskPart> parts) {
		Map<String, String> properties = new HashMap<>(parts.getFirst().serverProperties());
		for (int index = 0; index < parts.size(); index++) {
			AsteriskPart part = parts.get(index);
			String base = "yihaotong.telephony.asterisks[" + index + "].";
			properties.putAll(Map.of(base + "name", part.name(), base + "ami.port", String.valueOf(part.amiPort),
					base + "ami.secret", SECRET, base + "web-socket-url",
					"ws://127.0.0.1:" + part.webSocketPort + "/ws", base + "journal",
					LocalAsterisk.journal(part.folder.resolve("instance")).toString()));
		}
		return properties;
	}

	/**
	 * Gives the folder of sounds that Asterisk and the server share.
	 * @return the folder
	 */
	public Path sounds() {
		return this.sounds;
	}

	/**
	 * Reads what Asterisk has written down of refused requests.
	 * @return the file that a ban list reads; empty before the first one
	 */
	public String securityLog() {
		Path file = this.folder.resolve("instance").resolve("log").resolve("security");
		try {
			return Files.exists(file) ? Files.readString(file) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public LocalAsterisk asterisk() {
		return Objects.requireNonNull(this.asterisk);
	}

	/**
	 * Tells how to reach the manager interface.
	 * @return its port
	 */
	public int amiPort() {
		return this.amiPort;
	}

	/**
	 * Tells the secret of the manager's account {@code yihaotong} and of the softphones.
	 * @return the secret
	 */
	public static String secret() {
		return SECRET;
	}

	public int sipPort() {
		return this.sipPort;
	}

	public int agiPort() {
		return this.agiPort;
	}

	/**
	 * Calls through the trunk and waits until Asterisk has answered.
	 * @param dialled the number that is called
	 * @param from the caller's number
	 * @return the caller, connected
	 */
	public SippCaller call(String dialled, String from) {
		return dial(dialled, "<sip:" + from + "@127.0.0.1>", "").answered();
	}

	/**
	 * Calls over the second trunk, as a utility's own centre does that passes a caller
	 * on, and waits until Asterisk has answered.
	 * @param dialled the number that is called
	 * @param from the caller's number
	 * @return the caller, connected
	 */
	public SippCaller callFromCentre(String dialled, String from) {
		return remembered(SippCaller.dialFrom(UTILITIES, this.sipPort, dialled, "<sip:" + from + "@" + UTILITIES + ">"))
			.answered();
	}

	/**
	 * Calls through the trunk with values as they are, and does not wait.
	 * @param dialled user part of the address that is called
	 * @param fromHeader the whole header {@code From} without its tag
	 * @param media the offered media lines, {@code @PORT@} for the port; empty for A-law
	 * @return the caller, maybe not connected
	 */
	public SippCaller dial(String dialled, String fromHeader, String media) {
		return remembered(SippCaller.dial(host(), this.sipPort, dialled, fromHeader, media));
	}

	/**
	 * Calls through something that stands in front of this Asterisk, and waits for the
	 * answer.
	 * @param port where that takes calls
	 * @param from the caller's number
	 * @return the caller, connected
	 */
	public SippCaller callThrough(int port, String from) {
		return remembered(SippCaller.dial("127.0.0.1", port, "12345", "<sip:" + from + "@127.0.0.1>", "")).answered();
	}

	/**
	 * Puts a telephone behind the trunk, which takes the calls to every number. One at a
	 * time: close it before the next.
	 * @param person what is done with it
	 * @return the telephone
	 */
	public SippTelephone callee(Consumer<SippTelephone> person) {
		return remembered(SippTelephone.start(this.trunkPort)).with(person);
	}

	/**
	 * Puts the telephone of a utility's own centre behind the second trunk.
	 * @param person what is done with it
	 * @return the telephone
	 */
	public SippTelephone centre(Consumer<SippTelephone> person) {
		return remembered(SippTelephone.start(this.utilitiesPort)).with(person);
	}

	/**
	 * A citizen who answers, listens for a moment and presses a key.
	 * @param key the key
	 * @return for {@link #callee}
	 */
	public static Consumer<SippTelephone> answersAndPresses(char key) {
		return (phone) -> {
			phone.awaitRinging(Duration.ofMinutes(2)).answer();
			phone.awaitSound();
			phone.press(String.valueOf(key));
			phone.awaitHungUp();
		};
	}

	/**
	 * A citizen who lets it ring.
	 * @return for {@link #callee}
	 */
	public static Consumer<SippTelephone> neverAnswers() {
		return (phone) -> phone.awaitRinging(Duration.ofMinutes(2)).awaitHungUp(Duration.ofMinutes(2));
	}

	/**
	 * A citizen who is talking to somebody else.
	 * @return for {@link #callee}
	 */
	public static Consumer<SippTelephone> isBusy() {
		return (phone) -> phone.awaitRinging(Duration.ofMinutes(2)).refuse();
	}

	/**
	 * Registers a plain telephone for a seat.
	 * @param number 1021 to 1029
	 * @return the telephone
	 */
	public SippTelephone seat(String number) {
		return seat(number, password(number));
	}

	/**
	 * Registers a plain telephone for a seat.
	 * @param number 1021 to 1029
	 * @param password by which it registers
	 * @return the telephone
	 */
	public SippTelephone seat(String number, String password) {
		SippTelephone telephone = remembered(SippTelephone.start(Sipp.freeUdpPort()));
		register(number, password, telephone.sipp().port(), 300);
		return telephone;
	}

	/**
	 * Tries to register a telephone, of whatever seat.
	 * @param number the seat
	 * @param password by which it registers
	 * @return whether it was let in
	 */
	public boolean registers(String number, String password) {
		Map<String, String> places = Map.of("NAME", "seat-" + number, "PASSWORD", password, "PORT", "9");
		try (Sipp attempt = Sipp.start("registration", places, Sipp.freeUdpPort(), "-m", "1",
				host() + ":" + this.sipPort)) {
			if (attempt.await(SippPhone.SOON) != 0) {
				throw new IllegalStateException("Neither registered nor refused, see " + attempt.folder());
			}
			return attempt.events().getLast().what().equals("registered");
		}
	}

	/**
	 * Takes a seat's registration back.
	 * @param number the seat
	 * @param telephone its telephone
	 */
	public void leave(String number, SippTelephone telephone) {
		register(number, password(number), telephone.sipp().port(), 0);
	}

	private void register(String number, String password, int port, int expires) {
		Map<String, String> places = Map.of("NAME", "seat-" + number, "PASSWORD", password, "PORT",
				String.valueOf(port), "EXPIRES", String.valueOf(expires));
		try (Sipp register = Sipp.start("register", places, Sipp.freeUdpPort(), "-m", "1",
				host() + ":" + this.sipPort)) {
			if (register.await(SippPhone.SOON) != 0) {
				throw new IllegalStateException("Seat " + number + " cannot register, see " + register.folder());
			}
		}
	}

	/**
	 * Gives the password of a telephone that stands on a desk.
	 * @param number 1021 to 1029
	 * @return what stands in Asterisk's files
	 */
	public String password(String number) {
		try {
			String seats = Files.readString(this.folder.resolve("instance/etc/pjsip_seats.conf"));
			Matcher found = Pattern.compile("username = seat-" + number + "\\s+password = (\\S+)").matcher(seats);
			if (!found.find()) {
				throw new IllegalArgumentException("No seat " + number);
			}
			return found.group(1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ends Asterisk and starts it again with the same files; every call is lost.
	 */
	public void restart() {
		stop();
		resume();
	}

	public void stop() {
		asterisk().close();
	}

	public void resume() {
		this.asterisk = launch();
	}

	/**
	 * Lists the citizens' channels.
	 * @return a line each as {@code core show channels concise} has it: fields between
	 * exclamation marks, the channel's name first
	 */
	public List<String> citizens() {
		return asterisk().run("core show channels concise")
			.lines()
			.filter((line) -> line.startsWith("PJSIP/trunk"))
			.toList();
	}

	/**
	 * Hangs up every call that Asterisk holds and waits until all are gone.
	 */
	public void emptied() {
		asterisk().run("channel request hangup all");
		awaitEmpty();
	}

	/**
	 * Waits until Asterisk holds no call.
	 */
	public void awaitEmpty() {
		Awaitility.await("all calls over")
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> asterisk().run("core show channels count").lines().anyMatch("0 active channels"::equals));
	}

	/**
	 * What Asterisk takes of its machine.
	 *
	 * @param files open files, sockets and timers
	 * @param threads threads
	 */
	public record Footprint(int files, int threads) {

		private boolean within(Footprint before) {
			return this.files <= before.files + FEW_FILES && this.threads <= before.threads + FEW_THREADS;
		}

	}

	/**
	 * Counts what Asterisk takes now.
	 * @return what {@code /proc} has of its process
	 */
	public Footprint footprint() {
		Path process = Path.of("/proc", String.valueOf(asterisk().process().pid()));
		return new Footprint(entries(process.resolve("fd")), entries(process.resolve("task")));
	}

	private static int entries(Path folder) {
		String[] names = folder.toFile().list();
		if (names == null) {
			throw new IllegalStateException("Cannot be read: " + folder);
		}
		return names.length;
	}

	/**
	 * Waits until Asterisk holds nothing of the calls that were: no channel, no bridge,
	 * and no more files and threads than before.
	 * @param before what it took before the calls
	 */
	public void awaitNothingLeft(Footprint before) {
		Awaitility.await("nothing left in Asterisk")
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> {
				assertThat(asterisk().run("core show channels concise")).isBlank();
				assertThat(asterisk().run("bridge show all").lines().skip(1)).isEmpty();
				assertThat(footprint()).matches((now) -> now.within(before), "no more than " + before);
			});
	}

	/**
	 * Ends all telephones; Asterisk goes on.
	 */
	public void closePhones() {
		this.phones.forEach(SippPhone::close);
		this.phones.clear();
	}

	private <T extends SippPhone> T remembered(T phone) {
		phone.at(host());
		this.phones.add(phone);
		return phone;
	}

	@Override
	public void close() {
		closePhones();
		stop();
	}

}
