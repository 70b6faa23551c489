package org.yihaotong.bench;

import java.io.IOException;
import java.util.Map;

/**
 * What is broken, how, and how it comes back.
 *
 * @param name key of the figures
 * @param words for the table
 * @param alone whether the dialplan has to bring the callers to the softphones
 * @param begin breaks it
 * @param end mends it
 */
record SurvivalFault(String name, String words, boolean alone, Act begin, Act end) {

	/** Something done to the parts. */
	interface Act {

		void on(SurvivalParts parts) throws IOException, InterruptedException;

	}

	static SurvivalFault[] all() {
		return new SurvivalFault[] {
				new SurvivalFault("agi_gone", "FastAGI gone (port closed)", false, (parts) -> parts.gate().close(),
						(parts) -> parts.gate().open()),
				new SurvivalFault("server_frozen", "server frozen (SIGSTOP)", true,
						(parts) -> SurvivalParts.signal(parts.server().handle(), "STOP"),
						(parts) -> SurvivalParts.signal(parts.server().handle(), "CONT")),
				new SurvivalFault("server_killed", "server killed (SIGKILL)", true, (parts) -> parts.server().kill(),
						(parts) -> parts.server().restart()),
				new SurvivalFault("redis_gone", "Redis gone (SIGKILL)", true,
						(parts) -> SurvivalParts.signal(parts.redisProcess(), "KILL"), SurvivalParts::redisAgain),
				new SurvivalFault("redis_frozen", "Redis frozen (SIGSTOP)", true,
						(parts) -> SurvivalParts.signal(parts.redisProcess(), "STOP"),
						(parts) -> SurvivalParts.signal(parts.redisProcess(), "CONT")),
				new SurvivalFault("postgres_gone", "PostgreSQL gone (SIGKILL)", true,
						(parts) -> SurvivalParts.signal(parts.postgresProcess(), "KILL"), SurvivalParts::postgresAgain),
				new SurvivalFault("postgres_frozen", "PostgreSQL frozen (SIGSTOP)", true,
						(parts) -> SurvivalParts.signal(parts.postgresProcess(), "STOP"),
						(parts) -> SurvivalParts.signal(parts.postgresProcess(), "CONT")),
				new SurvivalFault("recogniser_gone", "recogniser gone (no model)", false,
						(parts) -> parts.serverWith(Map.of("yihaotong.speech.model", "/nonexistent")),
						(parts) -> parts.serverWith(Map.of())) };
	}

}
