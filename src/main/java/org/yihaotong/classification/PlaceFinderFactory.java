package org.yihaotong.classification;

import java.util.Map;

import opennlp.tools.namefind.BioCodec;
import opennlp.tools.namefind.NameContextGenerator;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.util.featuregen.AdaptiveFeatureGenerator;

/**
 * Makes OpenNLP's name finder look at characters instead of words. OpenNLP makes one by
 * the name of the class when it reads a model.
 */
public final class PlaceFinderFactory extends TokenNameFinderFactory {

	/** Tells where names begin and go on. */
	public PlaceFinderFactory() {
		super(null, Map.of(), new BioCodec());
	}

	@Override
	public NameContextGenerator createContextGenerator() {
		return new Neighbours();
	}

	private static final class Neighbours implements NameContextGenerator {

		private String[] characters = {};

		private PlaceFeatures seen = new PlaceFeatures("");

		@Override
		public String[] getContext(int at, String[] characters, String[] outcomes, Object[] more) {
			if (this.characters != characters) {
				this.characters = characters;
				this.seen = new PlaceFeatures(String.join("", characters));
			}
			long[] here = new long[PlaceFeatures.MOST];
			long[] after = new long[PlaceFeatures.MOST];
			PlaceModel.Part before = (at > 0) ? PlaceModel.Part.of(outcomes[at - 1]) : PlaceModel.Part.OTHER;
			int size = this.seen.at(at, here);
			int further = this.seen.after(at, before.ordinal(), after);
			return PlaceFeatures.names(here, size, after, further);
		}

		@Override
		public void addFeatureGenerator(AdaptiveFeatureGenerator generator) {
			// OpenNLP adds one that looks back at names found before: all is seen
			// already.
		}

		@Override
		public void updateAdaptiveData(String[] characters, String[] outcomes) {
			// Nothing is learnt from one text for the next.
		}

		@Override
		public void clearAdaptiveData() {
			// There is none.
		}

	}

}
