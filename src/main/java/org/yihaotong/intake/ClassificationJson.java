package org.yihaotong.intake;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yihaotong.classification.Classification;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.PlateNumber;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what was understood for the database, in a form that does not change with the
 * contract's types.
 */
@Component
class ClassificationJson {

	private final JsonMapper mapper;

	ClassificationJson(JsonMapper mapper) {
		this.mapper = mapper;
	}

	String write(Classification classification) {
		return this.mapper
			.writeValueAsString(
					new Stored(
							classification.top()
								.stream()
								.map((candidate) -> new Stored.Candidate(candidate.code().value(),
										candidate.probability()))
								.toList(),
							classification.decision(), classification.plate().map(PlateNumber::value).orElse(null),
							classification.place().orElse(null)));
	}

	Classification read(String json) {
		Stored stored = this.mapper.readValue(json, Stored.class);
		return new Classification(
				stored.top()
					.stream()
					.map((candidate) -> new Classification.Candidate(new CategoryCode(candidate.code()),
							candidate.probability()))
					.toList(),
				stored.decision(), Optional.ofNullable(stored.plate()).map(PlateNumber::new),
				Optional.ofNullable(stored.place()));
	}

	/**
	 * The stored form.
	 *
	 * @param top the candidates, likeliest first
	 * @param decision how sure
	 * @param plate a plate in the text
	 * @param place a place in the text
	 */
	record Stored(List<Candidate> top, Classification.Decision decision, @Nullable String plate,
			@Nullable String place) {

		record Candidate(String code, double probability) {
		}

	}

}
