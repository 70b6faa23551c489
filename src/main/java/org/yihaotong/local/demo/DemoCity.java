package org.yihaotong.local.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets simulated people use the hotline until it is closed.
 */
public final class DemoCity implements AutoCloseable {

	private static final Logger LOGGER = LoggerFactory.getLogger(DemoCity.class);

	/** Agents 1 and 2 are left to people. */
	private static final List<String> AGENTS = List.of("agent3", "agent4", "agent5");

	private static final int MOST_AT_ONCE = 200;

	private static final int REGISTER_AGAIN_SECONDS = 300;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Semaphore places = new Semaphore(MOST_AT_ONCE);

	private final Random random = new Random();

	private final Pace pace = new Pace(this.random);

	private final DemoTexts texts = new DemoTexts(this.random);

	private final Settings settings;

	private final Map<String, String> passwords;

	private final Optional<Telephones> telephones;

	private final Api citizensApi;

	/**
	 * Starts the simulated people.
	 * @param settings where everything is
	 */
	public DemoCity(Settings settings) throws IOException {
		this.settings = settings;
		this.passwords = passwords(settings.signIns());
		this.telephones = settings.sipPort().isPresent() ? Optional
			.of(new Telephones(settings.folder(), settings.recordings(), settings.sipPort().getAsInt(), this.random))
				: Optional.empty();
		this.citizensApi = new Api(settings.server());
		Optional<Postman> postman = settings.smtpPort().isPresent()
				? Optional.of(new Postman(settings.smtpPort().getAsInt(), settings.mailbox())) : Optional.empty();
		SimulatedCitizens citizens = new SimulatedCitizens(this.texts, this.citizensApi, this.telephones, postman,
				this.random, this.pace);
		start("citizens", () -> {
			while (this.pace.untilNext(settings.rate())) {
				start("a citizen", citizens::approach);
			}
		});
		AGENTS.forEach((agent) -> start(agent, () -> work(agent)));
	}

	@Override
	public void close() {
		this.pace.stop();
		this.telephones.ifPresent(Telephones::close);
		this.threads.shutdownNow();
		this.citizensApi.close();
	}

	private void work(String agent) throws IOException, InterruptedException {
		do {
			try (Api api = new Api(this.settings.server())) {
				api.signIn(agent, this.passwords.getOrDefault(agent, ""));
				telephone(api);
				new SimulatedAgent(api, this.pace, this::onCase).work();
			}
			catch (IOException ex) {
				LOGGER.info("{} tries again: {}", agent, ex.getMessage());
			}
		}
		while (this.pace.pause(3, 8));
	}

	private void telephone(Api api) throws IOException, InterruptedException {
		if (this.telephones.isEmpty()) {
			return;
		}
		api.call("POST", "/api/agent/shift", Map.of());
		Api.Answer first = api.call("GET", "/api/agent/softphone", Map.of());
		String seat = first.text("username");
		if (seat.isEmpty()) {
			return;
		}
		int port = this.telephones.get().answering(seat);
		this.telephones.get().register(seat, first.text("password"), port);
		start(seat, () -> {
			while (this.pace.pause(REGISTER_AGAIN_SECONDS, REGISTER_AGAIN_SECONDS + 30)) {
				// Its password ends some time.
				Api.Answer account = api.call("GET", "/api/agent/softphone", Map.of());
				this.telephones.get().register(seat, account.text("password"), port);
			}
		});
	}

	private void onCase(String number, String department) {
		start("case " + number,
				() -> new SimulatedDepartments(this.settings.server(), this.passwords, this.texts, this.pace)
					.handle(number, department));
	}

	/** Somebody for whom there is no place stays at home: the city is bounded. */
	private void start(String who, Deed deed) {
		if (!this.places.tryAcquire()) {
			return;
		}
		this.threads.execute(() -> {
			try {
				deed.run();
			}
			catch (IOException ex) {
				LOGGER.info("{}: {}", who, ex.toString());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				this.places.release();
			}
		});
	}

	private static Map<String, String> passwords(Path signIns) throws IOException {
		return Files.readAllLines(signIns)
			.stream()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.split("\t"))
			.filter((words) -> words.length > 1)
			.collect(Collectors.toMap((words) -> words[0], (words) -> words[1]));
	}

	private interface Deed {

		void run() throws IOException, InterruptedException;

	}

	/**
	 * Where everything is.
	 *
	 * @param server address of the server
	 * @param sipPort Asterisk's SIP port on this machine; empty: nobody calls
	 * @param smtpPort the mail server's SMTP port; empty: nobody writes letters
	 * @param mailbox the hotline's mail address
	 * @param signIns file of the first passwords
	 * @param recordings folder of what callers say
	 * @param folder where the telephones keep their files
	 * @param rate approaches a minute
	 */
	public record Settings(URI server, OptionalInt sipPort, OptionalInt smtpPort, String mailbox, Path signIns,
			Path recordings, Path folder, int rate) {
	}

}
