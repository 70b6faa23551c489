package org.yihaotong.intake;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Decision;
import org.yihaotong.classification.Fact;
import org.yihaotong.classification.Manner;
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
							classification.decision().name(),
							classification.plate().map(PlateNumber::value).orElse(null),
							classification.place().orElse(null),
							classification.also().stream().map(CategoryCode::value).toList(), classification.facts(),
							classification.manner()));
	}

	Classification read(String json) {
		Stored stored = this.mapper.readValue(json, Stored.class);
		List<Classification.Candidate> top = stored.top()
			.stream()
			.map((candidate) -> new Classification.Candidate(new CategoryCode(candidate.code()),
					candidate.probability()))
			.toList();
		return new Classification(top, Decision.named(stored.decision(), top),
				Optional.ofNullable(stored.plate()).map(PlateNumber::new), Optional.ofNullable(stored.place()),
				Optional.ofNullable(stored.also()).orElse(List.of()).stream().map(CategoryCode::new).toList(),
				Optional.ofNullable(stored.facts()).orElse(List.of()),
				Optional.ofNullable(stored.manner()).orElse(Manner.PLAIN));
	}

	/**
	 * The stored form. What came with a later version may be missing in older rows.
	 *
	 * @param top the candidates, likeliest first
	 * @param decision how sure
	 * @param plate a plate in the text
	 * @param place a place in the text
	 * @param also the categories of further matters
	 * @param facts what the text names
	 * @param manner what the citizen wants and how it is said
	 */
	record Stored(List<Candidate> top, String decision, @Nullable String plate, @Nullable String place,
			@Nullable List<String> also, @Nullable List<Fact> facts, @Nullable Manner manner) {

		record Candidate(String code, double probability) {
		}

	}

}
