package org.yihaotong.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

import org.yihaotong.local.demo.DemoCity;

/**
 * All parts of one hotline on this machine: started in the order in which they need each
 * other, ended in the opposite one.
 */
final class City implements AutoCloseable {

	private static final String MAILBOX = "hotline@city.example";

	private static final int SIGN_INS_SHOWN = 8;

	private final LauncherOptions options;

	private final Announcer announcer;

	private final Leftovers leftovers;

	private final Path var;

	private final Map<String, String> environment = new LinkedHashMap<>();

	private final Deque<AutoCloseable> parts = new ArrayDeque<>();

	private final AtomicBoolean closed = new AtomicBoolean();

	City(LauncherOptions options, Announcer announcer, Leftovers leftovers) {
		this.options = options;
		this.announcer = announcer;
		this.leftovers = leftovers;
		this.var = options.var();
	}

	void start() throws Exception {
		Ports.requireFree(this.options.port(), "web pages", "choose another one: ./run --port N");
		this.environment.put("YIHAOTONG_HTTP_PORT", String.valueOf(this.options.port()));
		this.environment.put("YIHAOTONG_ACCESS_FIRSTPASSWORDSFILE", this.var.resolve("sign-ins.txt").toString());
		this.environment.put("YIHAOTONG_SPEECH_CACHE", this.var.resolve("prompts").toString());
		this.environment.put("YIHAOTONG_RECORDING_STORE", this.var.resolve("talks").toString());
		this.environment.put("YIHAOTONG_RECORDING_KEYFILE", this.var.resolve("recording.key").toString());
		this.environment.put("YIHAOTONG_SPEECH_RECORDINGS", this.var.resolve("recordings").toString());
		startPostgres();
		startRedis();
		startAsterisk();
		OptionalInt smtpPort = this.options.demo() ? startMail() : OptionalInt.empty();
		Path log = Launcher.made(this.var.resolve("log")).resolve("server.log");
		Files.deleteIfExists(log);
		HotlineServer server = this.announcer.step("Server",
				() -> new HotlineServer(this.announcer, this.leftovers, this.environment, this.options.port(), log));
		this.parts.push(server);
		if (this.options.demo()) {
			startDemo(server, smtpPort);
		}
		welcome();
	}

	private void startPostgres() throws Exception {
		if (this.options.postgres().isPresent()) {
			this.environment.put("YIHAOTONG_POSTGRES_URL", this.options.postgres().get());
			this.announcer.line("          PostgreSQL: " + this.options.postgres().get());
			return;
		}
		Path data = this.var.resolve("postgres");
		LocalPostgres postgres = this.announcer.step("PostgreSQL 18, data in " + data, () -> LocalPostgres.keep(data));
		this.parts.push(postgres);
		this.leftovers.remember("postgres", postgres.pid());
		this.environment.put("YIHAOTONG_POSTGRES_URL", postgres.database("yihaotong"));
		this.environment.put("YIHAOTONG_POSTGRES_USER", "postgres");
		this.environment.put("YIHAOTONG_POSTGRES_PASSWORD", "postgres");
	}

	private void startRedis() throws Exception {
		if (this.options.redis().isPresent()) {
			this.environment.put("YIHAOTONG_REDIS_URL", this.options.redis().get());
			this.announcer.line("          Redis: " + this.options.redis().get());
			return;
		}
		LocalRedis redis = this.announcer.step("Redis",
				() -> LocalRedis.start(this.var.resolve("redis"), Ports.free()));
		this.parts.push(redis);
		this.leftovers.remember("redis", redis.pid());
		this.environment.put("YIHAOTONG_REDIS_URL", redis.url(0));
	}

	private void startAsterisk() throws Exception {
		AsteriskPart asterisk = new AsteriskPart(this.options, new Secrets(this.var.resolve("secrets")));
		this.environment.putAll(asterisk.serverEnvironment());
		if (this.options.asterisk().isPresent()) {
			this.announcer.line("          Asterisk: " + this.options.asterisk().get());
			return;
		}
		LocalAsterisk started = this.announcer.step("Asterisk 22, SIP on port " + this.options.sipPort(),
				asterisk::start);
		this.parts.push(started);
		this.leftovers.remember("asterisk", started.process().pid());
	}

	private OptionalInt startMail() throws Exception {
		LocalMail mail = this.announcer.step("Mail server for " + MAILBOX, LocalMail::start);
		this.parts.push(mail);
		String password = new Secrets(this.var.resolve("secrets")).get("YIHAOTONG_DEMO_MAIL_PASSWORD");
		mail.account(MAILBOX, password);
		this.environment.putAll(MailSettings.environment(mail, MAILBOX, password));
		return OptionalInt.of(mail.smtpPort());
	}

	private void startDemo(HotlineServer server, OptionalInt smtpPort) throws Exception {
		OptionalInt sipPort = this.options.asterisk().isPresent() ? OptionalInt.empty()
				: OptionalInt.of(this.options.sipPort());
		DemoCity.Settings settings = new DemoCity.Settings(server.address(), sipPort, smtpPort, MAILBOX,
				this.var.resolve("sign-ins.txt"), Path.of("nlp-models/speech/calls/alaw"), this.var.resolve("demo"),
				this.options.rate());
		this.parts.push(this.announcer.step("A living city: " + this.options.rate()
				+ " requests a minute; agent1 and agent2 " + "are left to people", () -> new DemoCity(settings)));
	}

	private void welcome() throws IOException {
		String pages = "http://localhost:" + this.options.port();
		this.announcer.line("");
		this.announcer.line("Yihaotong is ready.");
		this.announcer.line("  Citizens        " + pages + "/");
		this.announcer.line("  Staff           " + pages + "/console/");
		this.announcer.line("  To dial         sip:12345@" + this.options.asterisk().orElse("127.0.0.1") + ":"
				+ this.options.sipPort() + " (or one of the older numbers: sip:12315@…)");
		signIns(this.var.resolve("sign-ins.txt"));
		this.announcer.line("  Logs            " + this.var.resolve("log"));
		this.announcer.line("Ctrl-C ends everything.");
	}

	private void signIns(Path file) throws IOException {
		if (!Files.exists(file)) {
			return;
		}
		List<String[]> accounts = Files.readAllLines(file)
			.stream()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.split("\t"))
			.filter((words) -> words.length >= 4)
			.toList();
		this.announcer.line("  Sign-ins        all " + accounts.size() + " in " + file);
		accounts.stream()
			.limit(SIGN_INS_SHOWN)
			.forEach((words) -> this.announcer
				.line(String.format(Locale.ROOT, "                  %-12s %-18s %s", words[0], words[1], words[2])));
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.parts.forEach(this::end);
			this.leftovers.end();
		}
	}

	private void end(AutoCloseable part) {
		try {
			part.close();
		}
		catch (Exception ex) {
			this.announcer.line("  " + part.getClass().getSimpleName() + " did not end well: " + ex.getMessage());
		}
	}

}
